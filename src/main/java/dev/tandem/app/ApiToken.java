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
 * The administrator's token: preset by the setting, else made once and kept in the data directory.
 *
 * @param value the token
 * @param isNew true if it was made just now: the one time that it is shown
 */
record ApiToken(Secret value, boolean isNew) {
  private static final String FILE = "api-token";
  private static final int SHORTEST = 16;
  private static final int BYTES = 32;

  static ApiToken of(Settings settings, DataDirectory data) {
    return settings.has("api.token")
        ? preset(settings.secret("api.token"))
        : kept(data.resolve(FILE));
  }

  private static ApiToken preset(Secret token) {
    if (token.reveal().length() < SHORTEST) {
      throw SystemFault.lasting(
          ErrorCode.SETTING_MISSING.with(
              "The setting api.token needs " + SHORTEST + " characters or more."),
          null);
    }
    return new ApiToken(token, false);
  }

  private static ApiToken kept(Path file) {
    try {
      if (Files.exists(file)) {
        return new ApiToken(Secret.of(Files.readString(file).strip()), false);
      }
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      write(file, token);
      return new ApiToken(Secret.of(token), true);
    } catch (IOException e) {
      throw SystemFault.lasting(
          ErrorCode.SETTING_MISSING.with(
              "The token of the API cannot be kept in " + file + ": " + e.getMessage()),
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
