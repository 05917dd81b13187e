package dev.tandem.app;

import dev.tandem.odata.Secret;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of the node. A setting {@code a.b-c} comes from the environment variable {@code
 * TANDEM_A_B_C}, else from {@code application.properties} of the config folder, else from its
 * default. An empty value counts as not set.
 */
final class Settings {
  private final Map<String, String> environment;
  private final SettingsFile file;
  private final Map<String, String> given;

  private Settings(Map<String, String> environment, SettingsFile file, Map<String, String> given) {
    this.environment = environment;
    this.file = file;
    this.given = given;
  }

  /**
   * @param given settings that the command itself presets, below the environment and the file
   */
  static Settings load(Map<String, String> environment, Map<String, String> given) {
    Settings bare = new Settings(environment, SettingsFile.none(Path.of("")), given);
    Path path = bare.path("config.dir").resolve("application.properties");
    return new Settings(environment, SettingsFile.read(path), given);
  }

  /** These settings, with the given ones above everything else. */
  Settings with(Map<String, String> above) {
    Map<String, String> all = new TreeMap<>(environment);
    above.forEach((key, value) -> all.put(variable(key), value));
    return new Settings(all, file, given);
  }

  SettingsFile file() {
    return file;
  }

  boolean isFromEnvironment(String key) {
    String value = environment.get(variable(key));
    return value != null && !value.isBlank();
  }

  /** Settings of Camel itself, handed on as they are. */
  Map<String, String> camel() {
    Map<String, String> camel = new TreeMap<>(file.values());
    camel.keySet().removeIf(key -> !key.startsWith(Setting.CAMEL));
    return camel;
  }

  Optional<String> find(String key) {
    String fromEnvironment = environment.get(variable(key));
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      return Optional.of(fromEnvironment.strip());
    }
    String value = file.values().get(key);
    if (value == null || value.isBlank()) {
      value = given.get(key);
    }
    if (value == null || value.isBlank()) {
      value = Setting.defaultOf(key);
    }
    return Optional.ofNullable(value).filter(v -> !v.isBlank()).map(String::strip);
  }

  String get(String key) {
    return find(key)
        .orElseThrow(
            () ->
                missing(
                    "The setting %s (environment variable %s) is not set."
                        .formatted(key, variable(key))));
  }

  /** True if it is set, be it by a file that holds it. */
  boolean has(String key) {
    return find(key).or(() -> find(key + "-file")).isPresent();
  }

  /** A secret, from the setting itself or from the file that {@code <key>-file} names. */
  Secret secret(String key) {
    Optional<String> path = find(key + "-file");
    if (path.isEmpty() || find(key).isPresent()) {
      return Secret.of(get(key));
    }
    try {
      return Secret.of(Files.readString(Path.of(path.get())).strip());
    } catch (IOException e) {
      throw missing("The file of setting %s-file cannot be read: %s".formatted(key, path.get()));
    }
  }

  URI uri(String key) {
    String text = get(key);
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && uri.getScheme() != null && uri.getScheme().startsWith("http")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw wrong(key, text, "an address such as https://host/path: " + e.getMessage());
    }
    throw wrong(key, text, "an address such as https://host/path");
  }

  int number(String key) {
    String text = get(key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong(key, text, "a whole number");
    }
  }

  /** Whether it is on; empty if there is no such setting, or it is no matter of true or false. */
  Optional<Boolean> findSwitch(String key) {
    return Setting.isKnown(key)
        ? find(key).filter(text -> text.equals("true") || text.equals("false")).map("true"::equals)
        : Optional.empty();
  }

  boolean isOn(String key) {
    String text = get(key);
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw wrong(key, text, "true or false");
  }

  Path path(String key) {
    return Path.of(get(key));
  }

  /** The environment variable of a setting. */
  static String variable(String key) {
    return "TANDEM_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  static SystemFault missing(String detail) {
    return SystemFault.lasting(ErrorCode.SETTING_MISSING.with(detail), null);
  }

  private static SystemFault wrong(String key, String value, String expected) {
    return missing(
        "The setting %s (%s) is '%s', but should be %s."
            .formatted(key, variable(key), value, expected));
  }
}
