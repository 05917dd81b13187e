package dev.tandem.app;

import dev.tandem.odata.Secret;
import dev.tandem.store.StoreSettings;

/** Where the store is: as the settings say, else an H2 file in the data directory. */
final class StoreLocation {
  private StoreLocation() {}

  static StoreSettings of(Settings settings, DataDirectory data) {
    String url =
        settings
            .find("store.url")
            .orElseGet(() -> "jdbc:h2:file:" + data.resolve("store").toAbsolutePath() + "/tandem");
    boolean hasPassword =
        settings.find("store.password").or(() -> settings.find("store.password-file")).isPresent();
    Secret password = hasPassword ? settings.secret("store.password") : Secret.of("");
    return StoreSettings.of(url, settings.get("store.user"), password.reveal().toCharArray());
  }
}
