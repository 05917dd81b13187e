package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port to the lines of the full synchronisation. */
public interface FullSyncLines {
  /** All lines, in no order. */
  List<FullSyncLine> all();

  Optional<FullSyncLine> find(String mapping);

  void put(FullSyncLine line);

  /** How many changes that full readings of the mapping brought since then have an outcome. */
  Map<Side, Long> done(String mapping, Instant since);
}
