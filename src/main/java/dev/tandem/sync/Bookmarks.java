package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.time.Instant;
import java.util.Optional;

/** Port to the bookmarks of one kind of reading: how far a mapping has read a side. */
public interface Bookmarks {
  Optional<Instant> find(String mapping, Side side);

  /** Moves a bookmark; it never goes back. */
  void advance(String mapping, Side side, Instant through);

  /** The side will be read from its beginning. */
  void forget(String mapping, Side side);
}
