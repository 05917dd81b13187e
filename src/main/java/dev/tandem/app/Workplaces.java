package dev.tandem.app;

import dev.tandem.events.OutcomeCloudEvents;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.store.Store;
import dev.tandem.sync.Availability;
import dev.tandem.sync.ReadingRoom;
import dev.tandem.sync.RecentVersions;
import dev.tandem.sync.Rooms;
import dev.tandem.sync.RunProgress;
import dev.tandem.sync.Systems;
import dev.tandem.sync.Workplace;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Sets rooms up, on the store and both systems, for one mapping at a time. */
final class Workplaces implements Workplace.Maker {
  private static final int RECENT_VERSIONS = 100_000;

  private final BothSystems systems;
  private final Store store;
  private final Availability availability;
  private final RunProgress progress;
  private final Clock clock = Clock.systemUTC();
  private final RecentVersions recent = new RecentVersions(RECENT_VERSIONS);
  private final Map<Side, Duration> overlap;
  private final ReadingRoom reading;

  Workplaces(
      Settings settings,
      BothSystems systems,
      Store store,
      Availability availability,
      RunProgress progress) {
    this.systems = systems;
    this.store = store;
    this.availability = availability;
    this.progress = progress;
    this.overlap = Map.of(Side.CRM, overlap(settings, "crm"), Side.ERP, overlap(settings, "erp"));
    this.reading = reading(systems.among(new Mappings(java.util.List.of())));
  }

  private static Duration overlap(Settings settings, String side) {
    return Duration.ofSeconds(settings.number(side + ".overlap-seconds"));
  }

  /** The room that remembers how far each side was read. */
  ReadingRoom reading() {
    return reading;
  }

  @Override
  public Workplace make(Mapping mapping, Mappings all) {
    Systems among = systems.among(all);
    return new Workplace(mapping, reading.with(among), Rooms.of(all, ports(among)));
  }

  private ReadingRoom reading(Systems among) {
    return new ReadingRoom(
        among,
        store.bookmarks(),
        store.runs(),
        store.errors(),
        recent,
        progress,
        overlap,
        UUID::randomUUID,
        clock);
  }

  private Rooms.Ports ports(Systems among) {
    return new Rooms.Ports(
        among,
        store.couplings(),
        store.decisions(),
        store.intents(),
        store.ledger(),
        store.errors(),
        new OutcomeCloudEvents(UUID::randomUUID, clock),
        recent,
        progress,
        availability,
        UUID::randomUUID);
  }
}
