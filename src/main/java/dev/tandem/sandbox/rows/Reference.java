package dev.tandem.sandbox.rows;

import java.util.UUID;

/** A lookup's value: the row it points to. */
public record Reference(String set, UUID id) {

  @Override
  public String toString() {
    return set + "(" + id + ")";
  }

  static Reference parse(String text) {
    int open = text.indexOf('(');
    return new Reference(
        text.substring(0, open), UUID.fromString(text.substring(open + 1, text.length() - 1)));
  }
}
