package dev.tandem.sandbox.seed;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids derived from what a row is, so that a reference needs no look-up and a second run the same.
 */
final class RowId {
  private RowId() {}

  static String of(String set, Object name) {
    return UUID.nameUUIDFromBytes((set + '/' + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
