package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.time.Instant;
import java.util.Optional;

/** Port to the bookmarks: how far a mapping has read a side. */
public interface Bookmarks {
  Optional<Instant> find(String mapping, Side side);

  /** Moves a bookmark; it never goes back. */
  void advance(String mapping, Side side, Instant through);
}
