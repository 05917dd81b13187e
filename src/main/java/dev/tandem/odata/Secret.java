package dev.tandem.odata;

import java.util.Objects;

/** A text that must not show up in logs, messages or dumps. */
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = Objects.requireNonNull(text);
  }

  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The text itself; only for putting it on the wire. */
  public String reveal() {
    return text;
  }

  /** The given text with every occurrence of this secret blotted out. */
  String blotOutOf(String message) {
    return text.isEmpty() ? message : message.replace(text, "***");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
