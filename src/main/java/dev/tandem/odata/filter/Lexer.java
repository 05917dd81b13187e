package dev.tandem.odata.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. */
final class Lexer {
  private static final Pattern GUID =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_@$][\\p{L}\\p{N}_.@]*");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.skipBlanks()) {
      lexer.next();
    }
    lexer.tokens.add(new Token(Token.Kind.END, "end", null, text.length()));
    return lexer.tokens;
  }

  private boolean skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    return position < text.length();
  }

  private void next() {
    char first = text.charAt(position);
    if (first == '\'') {
      string();
    } else if ("()[],/:=".indexOf(first) >= 0) {
      add(Token.Kind.PUNCTUATION, String.valueOf(first), null);
    } else if (!guid() && !dateTime() && !date() && !number() && !word()) {
      throw new FilterSyntaxException("Unexpected character '" + first + "'", position, text);
    }
  }

  private void string() {
    StringBuilder value = new StringBuilder();
    int at = position + 1;
    while (true) {
      int quote = text.indexOf('\'', at);
      if (quote < 0) {
        throw new FilterSyntaxException("Unterminated string literal", position, text);
      }
      value.append(text, at, quote);
      if (quote + 1 >= text.length() || text.charAt(quote + 1) != '\'') {
        add(Token.Kind.LITERAL, text.substring(position, quote + 1), value.toString());
        return;
      }
      value.append('\'');
      at = quote + 2;
    }
  }

  private boolean guid() {
    String found = match(GUID);
    return found != null && add(Token.Kind.LITERAL, found, UUID.fromString(found));
  }

  private boolean dateTime() {
    String found = match(DATE_TIME);
    return found != null && add(Token.Kind.LITERAL, found, instant(found));
  }

  private Instant instant(String found) {
    try {
      return OffsetDateTime.parse(found).toInstant();
    } catch (DateTimeException e) {
      throw new FilterSyntaxException("No valid date and time", position, text);
    }
  }

  private boolean date() {
    String found = match(DATE);
    return found != null && add(Token.Kind.LITERAL, found, day(found));
  }

  private LocalDate day(String found) {
    try {
      return LocalDate.parse(found);
    } catch (DateTimeException e) {
      throw new FilterSyntaxException("No valid date", position, text);
    }
  }

  private boolean number() {
    String found = match(NUMBER);
    return found != null && add(Token.Kind.LITERAL, found, new BigDecimal(found));
  }

  private boolean word() {
    String found = match(WORD);
    return found != null && add(Token.Kind.WORD, found, null);
  }

  /** The match at the present position, unless a word goes on behind it. */
  private String match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(position, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    int end = matcher.end();
    boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
    return ends ? matcher.group() : null;
  }

  private boolean add(Token.Kind kind, String found, Object value) {
    tokens.add(new Token(kind, found, value, position));
    position += found.length();
    return true;
  }
}
