package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Room 6: sends the plans, creates behind intents, and turns receipts into outcomes. */
public final class WritingRoom {
  private final Systems systems;
  private final OpenIntents intents;
  private final Claims claims;
  private final Releases releases;
  private final Supplier<UUID> ids;

  WritingRoom(Systems systems, OpenIntents intents, RecentVersions recent, Supplier<UUID> ids) {
    this.systems = systems;
    this.intents = intents;
    this.claims = new Claims(systems.crm());
    this.releases = new Releases(systems.crm(), recent);
    this.ids = ids;
  }

  public WrittenBatch write(PlannedBatch batch) {
    Mapping mapping = batch.origin().mapping();
    Side target = batch.coupled().side().other();
    List<Outcome> outcomes = new ArrayList<>(batch.coupled().outcomes());
    List<Change> again = new ArrayList<>(batch.coupled().later());
    List<Plan> plans = claims.claimed(mapping, batch.plans());
    plans.stream().filter(Plan::isAgain).map(Plan::change).forEach(again::add);
    plans.stream().map(Plan::outcome).filter(Objects::nonNull).forEach(outcomes::add);
    List<Plan> sent = identified(mapping, target, plans.stream().filter(Plan::isWrite).toList());
    if (!sent.isEmpty()) {
      send(mapping, target, sent, outcomes, again);
    }
    return releases.of(mapping, new WrittenBatch(batch.origin(), outcomes, again));
  }

  private void send(
      Mapping mapping, Side target, List<Plan> plans, List<Outcome> outcomes, List<Change> again) {
    List<Intent> opened = plans.stream().flatMap(p -> intent(mapping, target, p)).toList();
    intents.open(mapping.name(), opened);
    List<Write> writes = plans.stream().map(Plan::write).toList();
    List<Receipt> receipts =
        withTaken(mapping, target, writes, systems.on(target).write(mapping, writes));
    List<Intent> withoutEffect = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      Plan plan = plans.get(i);
      Receipt receipt = receipts.get(i);
      switch (receipt.status()) {
        case WRITTEN -> outcomes.add(plan.settled(mapping, receipt.stored()));
        case REJECTED -> outcomes.add(Outcome.failed(plan.change(), receipt.problem()));
        default -> again.add(plan.change());
      }
      if (receipt.status() == Receipt.Status.REJECTED
          || receipt.status() == Receipt.Status.UNSENT) {
        intent(mapping, target, plan).forEach(withoutEffect::add);
      }
    }
    intents.withdraw(withoutEffect);
  }

  /**
   * An insert that is refused since something of it is taken is one of ours whose answer was lost,
   * if the record is there; else one of its values is another record's, and to try it again would
   * change nothing.
   */
  private List<Receipt> withTaken(
      Mapping mapping, Side target, List<Write> writes, List<Receipt> receipts) {
    List<String> taken =
        IntStream.range(0, writes.size())
            .filter(i -> isTaken(receipts.get(i)))
            .mapToObj(i -> writes.get(i).id())
            .toList();
    if (taken.isEmpty()) {
      return receipts;
    }
    Set<String> there = systems.on(target).read(mapping, taken).keySet();
    return IntStream.range(0, writes.size())
        .mapToObj(
            i ->
                isTaken(receipts.get(i)) && !there.contains(writes.get(i).id())
                    ? Receipt.rejected(receipts.get(i).problem())
                    : receipts.get(i))
        .toList();
  }

  private static boolean isTaken(Receipt receipt) {
    return receipt.status() == Receipt.Status.STALE && receipt.problem() != null;
  }

  /** Gives inserts the ids and numbers that we choose. */
  private List<Plan> identified(Mapping mapping, Side target, List<Plan> plans) {
    List<Plan> inserts = plans.stream().filter(p -> p.write().isInsert()).toList();
    if (inserts.isEmpty()) {
      return plans;
    }
    boolean ownId = target == Side.CRM && !mapping.crm().isOptionSet();
    Iterator<String> numbers =
        Numbering.applies(mapping, target)
            ? Numbering.next(systems.on(target), mapping, inserts.size()).iterator()
            : null;
    List<Plan> identified = new ArrayList<>();
    for (Plan plan : plans) {
      Plan p = plan;
      if (p.write().isInsert() && ownId && p.write().id() == null) {
        p = p.withId(ids.get().toString());
      }
      if (p.write().isInsert() && numbers != null) {
        p = p.withNumber(mapping.on(target).identity(), numbers.next());
      }
      identified.add(p);
    }
    return identified;
  }

  private Stream<Intent> intent(Mapping mapping, Side target, Plan plan) {
    Write write = plan.write();
    if (!write.isInsert() || (target == Side.CRM && mapping.crm().isOptionSet())) {
      return Stream.empty();
    }
    String identity = mapping.on(target).identity();
    return Stream.of(
        new Intent(
            mapping.name(),
            target,
            plan.change().recordId(),
            write.id(),
            identity == null ? null : write.values().text(identity),
            write.values(),
            systems.on(target).now()));
  }
}
