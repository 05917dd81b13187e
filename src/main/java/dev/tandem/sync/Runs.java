package dev.tandem.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port to the run history. */
public interface Runs {
  /**
   * Writes a run down; called once per run, before its first change is published.
   *
   * @param revision the revision of the mapping by which it is read
   */
  void start(Request request, String revision, Instant at);

  /** Everything was read and published. */
  void read(UUID id, long changes, Instant at);

  Optional<Run> find(UUID id);

  /** Records that the run left alone on purpose, by id. */
  List<IgnoredRecord> ignored(UUID id, int limit);

  /** The newest runs of a mapping, newest first. */
  List<Run> latest(String mapping, int limit);
}
