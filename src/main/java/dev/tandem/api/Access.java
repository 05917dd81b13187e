package dev.tandem.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/** Lets in who shows the administrator's token; compared in a time that tells nothing about it. */
public final class Access {
  private static final String BEARER = "bearer ";

  private final byte[] token;

  /**
   * @param token the administrator's token; at least 16 characters
   */
  public Access(String token) {
    this.token = digest(token);
  }

  boolean isAdministrator(String authorization) {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return false;
    }
    String shown = authorization.substring(BEARER.length()).strip();
    return MessageDigest.isEqual(token, digest(shown));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
