package dev.tandem.odata.filter;

/** The text is no OData expression; the message says where and what was expected. */
public final class FilterSyntaxException extends RuntimeException {
  private final int position;

  FilterSyntaxException(String expectation, int position, String text) {
    super(expectation + " at position " + position + " in '" + text + "'.");
    this.position = position;
  }

  /** Zero-based index into the text. */
  public int position() {
    return position;
  }
}
