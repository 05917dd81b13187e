package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Does what a new revision of a mapping asks for, whether it was edited while the node ran or while
 * it did not: failed records are tried again, and a side of which other records are picked up is
 * read from its beginning.
 */
public final class Revisions {
  private static final UUID NO_RUN = new UUID(0, 0);

  private final MappingStates states;
  private final RecordErrors errors;
  private final ReadingRoom reading;

  public Revisions(MappingStates states, RecordErrors errors, ReadingRoom reading) {
    this.states = states;
    this.errors = errors;
    this.reading = reading;
  }

  public void settle(Mappings mappings) {
    Map<String, MappingState> known =
        states.all().stream().collect(Collectors.toMap(MappingState::mapping, Function.identity()));
    for (Mapping mapping : mappings.enabled()) {
      MappingState now = MappingState.of(mapping);
      MappingState before = known.get(mapping.name());
      if (!now.equals(before)) {
        if (before != null) {
          settle(before, now);
        }
        states.put(now);
      }
    }
  }

  private void settle(MappingState before, MappingState now) {
    errors.release(now.mapping());
    for (Side side : Side.values()) {
      if (!now.scope(side).equals(before.scope(side))) {
        reading.forget(Request.modified(NO_RUN, now.mapping(), side));
        reading.forget(Request.full(NO_RUN, now.mapping(), side, Instruction.NONE));
      }
    }
  }
}
