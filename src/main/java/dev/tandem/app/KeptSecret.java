package dev.tandem.app;

import dev.tandem.odata.Secret;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        return new KeptSecret(Secret.of(Files.readString(file).strip()), false);
      }
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      write(file, token);
      return new KeptSecret(Secret.of(token), true);
    } catch (IOException e) {
      throw SystemFault.lasting(
          ErrorCode.SETTING_MISSING.with(
              "A secret cannot be kept in " + file + ": " + e.getMessage()),
          e);
    }
  }

  /** For the owner's eyes only, from the first byte on. */
  private static void write(Path file, String token) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, token);
  }
}
