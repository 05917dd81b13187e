package dev.tandem.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Short names of contents: other contents have another name. */
final class Revision {
  private static final int BYTES = 8;

  private Revision() {}

  /** The name of some texts; each may be null. */
  static String of(String... texts) {
    String content = texts.length == 1 ? texts[0] : Arrays.toString(texts);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
