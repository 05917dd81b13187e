package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Where two records became a pair, or where a person let the other side win, the partner may hold
 * values that have yet to come over, although nobody changes it: it is looked at right away.
 */
final class SecondLook {
  private final Supplier<UUID> ids;

  SecondLook(Supplier<UUID> ids) {
    this.ids = ids;
  }

  List<Change> of(List<Outcome> outcomes) {
    return outcomes.stream().filter(SecondLook::isDue).map(this::atPartner).toList();
  }

  private static boolean isDue(Outcome outcome) {
    Coupling pair = outcome.coupling();
    if (pair == null || outcome.hasFailed() || outcome.isUncoupling()) {
      return false;
    }
    Side source = outcome.change().side();
    Side winner = outcome.change().instruction().winner();
    boolean met = outcome.action() == Action.COUPLED;
    boolean lost = winner != null && winner != source;
    return (met || lost) && pair.state(source.other()).dirty();
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
