package dev.tandem.api;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.sync.Availability;
import dev.tandem.sync.DeletionWatch;
import dev.tandem.sync.Edits;
import dev.tandem.sync.FullSync;
import dev.tandem.sync.Lags;
import dev.tandem.sync.Request;
import dev.tandem.sync.Survey;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What the API may ask of the node. */
public interface NodeControl {
  /** Those of this moment. */
  Mappings mappings();

  /** Mappings that are off at run time, and why. */
  Availability availability();

  /** What became of edits of the configuration. */
  Edits edits();

  /** How far each side is behind. */
  Lags lags();

  Instant startedAt();

  /** The version of the program. */
  String version();

  /** Both systems and the brokers, by their names. */
  Map<String, PartState> surroundings();

  /** A new id for a run. */
  UUID newRun();

  /** Lets records be read as soon as possible. */
  void submit(Request request);

  /** Tells what would become of records. */
  Survey survey(Mapping mapping);

  DeletionWatch deletions();

  FullSync fullSync();

  /** Something was started or resumed. */
  void wakeFullSync();

  /** The line of a mapping was paused. */
  void haltFullSync(String mapping);
}
