package dev.tandem.app;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code application.properties} as it was read.
 *
 * @param name the file, for messages
 * @param values key and value
 * @param lines line of each key, from 1
 */
record SettingsFile(String name, Map<String, String> values, Map<String, Integer> lines) {
  private static final Pattern ENTRY = Pattern.compile("\\s*([^#!\\s=:][^\\s=:]*).*");

  static SettingsFile none(Path path) {
    return new SettingsFile(path.toString(), Map.of(), Map.of());
  }

  static SettingsFile read(Path path) {
    if (!Files.exists(path)) {
      return none(path);
    }
    try {
      String text = Files.readString(path);
      Properties properties = new Properties();
      properties.load(new StringReader(text));
      Map<String, String> values = new TreeMap<>();
      properties.stringPropertyNames().forEach(n -> values.put(n, properties.getProperty(n)));
      return new SettingsFile(path.toString(), values, lines(text.lines().toList()));
    } catch (IOException | IllegalArgumentException e) {
      throw Settings.missing(path + " cannot be read: " + e.getMessage());
    }
  }

  private static Map<String, Integer> lines(List<String> text) {
    Map<String, Integer> lines = new TreeMap<>();
    for (int i = 0; i < text.size(); i++) {
      Matcher entry = ENTRY.matcher(text.get(i));
      if (entry.matches()) {
        lines.put(entry.group(1), i + 1);
      }
    }
    return lines;
  }

  int line(String key) {
    return lines.getOrDefault(key, 0);
  }
}
