package dev.tandem.app;

import dev.tandem.odata.Secret;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret that the node needs for itself: preset by a setting, else made once and kept in the data
 * directory.
 *
 * @param value the secret
 * @param isNew true if it was made just now
 */
record KeptSecret(Secret value, boolean isNew) {
  private static final int SHORTEST = 16;
  private static final int BYTES = 32;

  /**
   * @param file where it is kept if the setting does not give it
   */
  static KeptSecret of(Settings settings, String key, Path file) {
    return settings.has(key) ? preset(key, settings.secret(key)) : kept(file);
  }

  private static KeptSecret preset(String key, Secret token) {
    if (token.reveal().length() < SHORTEST) {
      throw SystemFault.lasting(
          ErrorCode.SETTING_MISSING.with(
              "The setting " + key + " needs " + SHORTEST + " characters or more."),
          null);
    }
    return new KeptSecret(token, false);
  }

  private static KeptSecret kept(Path file) {
    try {
      if (Files.exists(file)) {
        return new KeptSecret(read(file), false);
      }
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      write(file, text);
      return new KeptSecret(Secret.of(text), true);
    } catch (IOException e) {
      throw SystemFault.lasting(
          ErrorCode.SETTING_MISSING.with(
              "A secret cannot be kept in " + file + ": " + e.getMessage()),
          e);
    }
  }

  /** A file that somebody emptied must not let everybody in. */
  private static Secret read(Path file) throws IOException {
    String text = Files.readString(file).strip();
    if (text.length() < SHORTEST) {
      throw SystemFault.lasting(
          ErrorCode.SETTING_MISSING.with(
              "The secret in %s has fewer than %d characters; delete the file and the node makes another."
                  .formatted(file, SHORTEST)),
          null);
    }
    return Secret.of(text);
  }

  /** Temporary files are for their owner's eyes only; a crash leaves all of the secret or none. */
  private static void write(Path file, String text) throws IOException {
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", null);
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
