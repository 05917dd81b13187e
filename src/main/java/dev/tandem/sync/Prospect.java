package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.List;

/**
 * What would become of one record if it were synchronised now.
 *
 * @param side the side from which it would be synchronised
 * @param recordId its id
 * @param values the record as it is
 * @param foreseen what would be done
 * @param partnerId the partner it has or would get, or null
 * @param reason why it would fail, wait or be left alone; or null
 * @param resembling records of the other side that are like it without fitting; only where it would
 *     be created
 * @param fields what would become of each field
 */
public record Prospect(
    Side side,
    String recordId,
    Fields values,
    Foreseen foreseen,
    String partnerId,
    Problem reason,
    List<String> resembling,
    List<FieldProspect> fields) {

  public Prospect {
    resembling = List.copyOf(resembling);
    fields = List.copyOf(fields);
  }

  static Prospect of(Mapping mapping, Plan plan) {
    Change change = plan.change();
    Outcome outcome = plan.outcome();
    Coupling pair =
        outcome != null && outcome.coupling() != null ? outcome.coupling() : plan.coupling();
    return new Prospect(
        change.side(),
        change.recordId(),
        change.record().values(),
        Foreseen.of(plan),
        pair == null ? null : pair.id(change.side().other()),
        outcome == null ? null : outcome.problem(),
        List.of(),
        FieldProspect.of(mapping, plan));
  }

  Prospect resembling(List<String> ids) {
    return ids.isEmpty()
        ? this
        : new Prospect(side, recordId, values, foreseen, partnerId, reason, ids, fields);
  }

  static Prospect unchanged(Change change, Coupling coupling) {
    return new Prospect(
        change.side(),
        change.recordId(),
        change.record().values(),
        Foreseen.UNCHANGED,
        coupling.id(change.side().other()),
        null,
        List.of(),
        List.of());
  }
}
