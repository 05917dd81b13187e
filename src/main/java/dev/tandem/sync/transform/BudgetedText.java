package dev.tandem.sync.transform;

/** A text that may be looked at only so many times: ends expressions that would run for hours. */
final class BudgetedText implements CharSequence {
  private final String text;
  private int looks;

  BudgetedText(String text, int looks) {
    this.text = text;
    this.looks = looks;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (looks-- <= 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** The budget is used up. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
