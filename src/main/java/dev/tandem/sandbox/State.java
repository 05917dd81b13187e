package dev.tandem.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** What the state folder knows besides the journal: when the sandbox was started first. */
record State(Instant firstStart) {

  static State open(Path folder, InstantSource clock) {
    if (folder == null) {
      return new State(clock.instant());
    }
    Path file = folder.resolve("first-start.txt");
    try {
      if (Files.notExists(file)) {
        Files.createDirectories(folder);
        Files.writeString(file, clock.instant().toString());
      }
      return new State(Instant.parse(Files.readString(file).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException("The state file " + file + " cannot be used.", e);
    }
  }
}
