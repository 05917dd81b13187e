package dev.tandem.sync;

import dev.tandem.mapping.Mappings;
import dev.tandem.sync.transform.Transformations;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The rooms of a batch, wired.
 *
 * @param desk room 4
 * @param planning room 5
 * @param writing room 6
 * @param ledger room 7
 * @param rehearsal rooms 4 and 5, for those who want to know beforehand
 */
public record Rooms(
    CouplingDesk desk,
    PlanningRoom planning,
    WritingRoom writing,
    LedgerRoom ledger,
    Rehearsal rehearsal) {

  /** Everything outside that the rooms need. */
  public record Ports(
      Systems systems,
      Couplings couplings,
      Decisions decisions,
      Intents intents,
      Ledger ledger,
      RecordErrors errors,
      OutcomeEvents events,
      RecentVersions recent,
      RunProgress progress,
      Availability availability,
      Supplier<UUID> ids) {}

  public static Rooms of(Mappings mappings, Ports ports) {
    OpenIntents intents = new OpenIntents(ports.intents());
    IntentRecovery recovery = new IntentRecovery(ports.systems(), ports.couplings(), intents);
    Transformations transformations = Transformations.standard();
    Matcher matcher =
        new Matcher(ports.systems(), ports.couplings(), m -> new MatchValues(m, transformations));
    Matcher resembling =
        new Matcher(
            ports.systems(), ports.couplings(), m -> new MatchValues(m, transformations).leading());
    PlanningRoom planning =
        new PlanningRoom(
            ports.systems(),
            ports.couplings(),
            ports.decisions(),
            new FieldMapper(mappings, ports.availability(), transformations),
            matcher);
    return new Rooms(
        new CouplingDesk(ports.couplings(), recovery, ports.recent()),
        planning,
        new WritingRoom(ports.systems(), intents, ports.recent(), ports.ids()),
        new LedgerRoom(
            ports.ledger(),
            ports.errors(),
            ports.events(),
            ports.recent(),
            ports.progress(),
            new Parents(mappings, ports.ids()),
            new SecondLook(ports.ids())),
        new Rehearsal(ports.couplings(), planning, resembling));
  }
}
