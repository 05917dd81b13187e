package dev.tandem.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** Copies of the shipped configuration that tests may spoil. */
final class Folders {
  /** Customers and what they need: enough for tests that are not about the mappings themselves. */
  private static final Set<String> CUSTOMERS =
      Set.of("salespeople", "currency", "payment-terms", "shipment-method", "customer-account");

  private Folders() {}

  /** The mappings of customers and what they need, with their routes. */
  static void copyConfiguration(Path to) {
    copyWholeConfiguration(to);
    removeOthers(to.resolve("config/mappings"), ".yaml");
    removeOthers(to.resolve("routes"), ".camel.yaml");
  }

  static void copyWholeConfiguration(Path to) {
    copy(Path.of("config"), to.resolve("config"));
    copy(Path.of("routes"), to.resolve("routes"));
  }

  private static void removeOthers(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!CUSTOMERS.contains(name.substring(0, name.length() - ending.length()))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void emptyConfiguration(Path folder) {
    for (String name : new String[] {"config", "routes"}) {
      try (Stream<Path> all = Files.walk(folder.resolve(name))) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void replace(Path file, String what, String with) {
    try {
      String text = Files.readString(file);
      if (!text.contains(what)) {
        throw new IllegalArgumentException(file + " does not contain " + what);
      }
      Files.writeString(file, text.replace(what, with));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void append(Path file, String text) {
    try {
      Files.writeString(file, Files.readString(file) + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : all.toList()) {
        Path target = to.resolve(from.relativize(source));
        Files.createDirectories(target.getParent());
        if (Files.isRegularFile(source)) {
          Files.copy(source, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
