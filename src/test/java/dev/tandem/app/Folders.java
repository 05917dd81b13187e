package dev.tandem.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of the shipped configuration that tests may spoil. */
final class Folders {
  private Folders() {}

  static void copyConfiguration(Path to) {
    copy(Path.of("config"), to.resolve("config"));
    copy(Path.of("routes"), to.resolve("routes"));
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
