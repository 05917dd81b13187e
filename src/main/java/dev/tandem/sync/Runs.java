package dev.tandem.sync;

import dev.tandem.mapping.Side;
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

  /**
   * The same page by page.
   *
   * @param after the place of the last one that is known, see {@link IgnoredRecord#place()}
   */
  List<IgnoredRecord> ignored(UUID id, Optional<String> after, int limit);

  /**
   * The newest runs, newest first.
   *
   * @param mapping of this mapping only
   * @param after those that are older than this one
   */
  List<Run> page(Optional<String> mapping, Optional<Run> after, int limit);

  /** The newest run over one side of a mapping. */
  Optional<Run> last(String mapping, Side side);

  /** The newest runs of a mapping, newest first. */
  List<Run> latest(String mapping, int limit);
}
