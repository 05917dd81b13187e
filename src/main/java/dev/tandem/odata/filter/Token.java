package dev.tandem.odata.filter;

/** One word of an expression; {@code value} is the constant of a literal. */
record Token(Kind kind, String text, Object value, int position) {
  enum Kind {
    WORD,
    LITERAL,
    PUNCTUATION,
    END
  }

  boolean is(String punctuation) {
    return kind == Kind.PUNCTUATION && text.equals(punctuation);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }
}
