package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Where two records became a pair, or where the other side wins, the partner holds values that have
 * yet to come over, although nobody changes it: it is looked at right away.
 */
final class SecondLook {
  /** Values that never come to rest must not keep a batch from its end. */
  private static final int MOST_ROUNDS = 5;

  private final Supplier<UUID> ids;

  SecondLook(Supplier<UUID> ids) {
    this.ids = ids;
  }

  List<Change> of(List<Outcome> outcomes, int round) {
    return round > MOST_ROUNDS
        ? List.of()
        : outcomes.stream().filter(Outcome::behind).map(this::atPartner).toList();
  }

  /** Without values: it is read. */
  private Change atPartner(Outcome outcome) {
    Change change = outcome.change();
    Side side = change.side().other();
    SideRecord unread =
        new SideRecord(outcome.coupling().id(side), new Version(null, null), Fields.none());
    Instruction told = change.instruction();
    return Change.of(ids.get(), change.mapping(), side, unread, change.run())
        .with(Instruction.resolve(told.winner(), told.winners()));
  }
}
