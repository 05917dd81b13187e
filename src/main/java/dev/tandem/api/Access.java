package dev.tandem.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/** Tells who calls, by the token that is shown. Tokens are kept and compared as digests only. */
public final class Access {
  private static final String BEARER = "bearer ";

  private final byte[] administrator;

  /**
   * @param administrator the administrator's token
   */
  public Access(String administrator) {
    this.administrator = digest(administrator);
  }

  /** The caller's role; empty for strangers. The time it takes tells nothing about the token. */
  Optional<Role> role(String authorization) {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return Optional.empty();
    }
    byte[] shown = digest(authorization.substring(BEARER.length()).strip());
    return MessageDigest.isEqual(administrator, shown)
        ? Optional.of(Role.ADMINISTRATOR)
        : Optional.empty();
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
