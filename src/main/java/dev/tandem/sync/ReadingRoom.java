package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Room 2: reads what changed on one side since the bookmark, page by page. The bookmark is a time
 * of the system's own clock and stays behind it by an overlap, since systems stamp records before
 * they commit them; what is read twice within the overlap is recognised by its version.
 */
public final class ReadingRoom {
  private static final int MOST_RETRIES = 1000;

  private final Systems systems;
  private final Bookmarks bookmarks;
  private final Runs runs;
  private final RecordErrors errors;
  private final RecentVersions recent;
  private final RunProgress progress;
  private final Map<Side, Duration> overlap;
  private final Supplier<UUID> ids;
  private final InstantSource clock;
  private final Map<String, Instant> known = new ConcurrentHashMap<>();

  public ReadingRoom(
      Systems systems,
      Bookmarks bookmarks,
      Runs runs,
      RecordErrors errors,
      RecentVersions recent,
      RunProgress progress,
      Map<Side, Duration> overlap,
      Supplier<UUID> ids,
      InstantSource clock) {
    this.systems = systems;
    this.bookmarks = bookmarks;
    this.runs = runs;
    this.errors = errors;
    this.recent = recent;
    this.progress = progress;
    this.overlap = Map.copyOf(overlap);
    this.ids = ids;
    this.clock = clock;
  }

  public Pull open(Mapping mapping, Side side, UUID run) {
    ReadPosition from = ReadPosition.after(bookmark(mapping, side));
    return new Pull(mapping, side, run, from, null, null, List.of(), 0, true);
  }

  /** Reads the next page; its changes must be published before {@link #published} is called. */
  public Pull read(Pull pull) {
    Mapping mapping = pull.mapping();
    Side side = pull.side();
    boolean first = pull.readFrom() == null;
    Page page = systems.on(side).changes(mapping, mapping.properties(side), pull.position());
    Instant readFrom = first ? startOf(page) : pull.readFrom();
    List<SideRecord> records = new ArrayList<>(first ? retries(mapping, side) : List.of());
    page.records().stream()
        .filter(r -> !recent.contains(mapping.name(), side, r))
        .forEach(records::add);
    List<Change> changes =
        records.stream()
            .map(r -> new Change(ids.get(), mapping.name(), side, r, pull.run()))
            .toList();
    if (pull.read() == 0 && !changes.isEmpty()) {
      runs.start(pull.run(), mapping.name(), side, clock.instant());
    }
    return new Pull(
        mapping,
        side,
        pull.run(),
        pull.position().page(page.next()),
        readFrom,
        lastStamp(page),
        changes,
        pull.read() + changes.size(),
        page.next() != null);
  }

  /** The changes of the page are safe with the broker: the bookmark may move. */
  public Pull published(Pull pull) {
    for (Change change : pull.changes()) {
      recent.note(change.mapping(), change.side(), change.recordId(), change.version());
    }
    advance(pull);
    progress.read(pull);
    if (!pull.more() && pull.read() > 0) {
      runs.read(pull.run(), pull.read(), clock.instant());
    }
    return pull;
  }

  /** In memory always; in the store only when something was read, so that idle passes are free. */
  private void advance(Pull pull) {
    Instant safe = pull.readFrom().minus(overlap.get(pull.side()));
    Instant through = pull.more() ? earlier(safe, before(pull.reached())) : safe;
    if (through == null) {
      return;
    }
    String key = pull.mapping().name() + ' ' + pull.side();
    known.merge(key, through, (a, b) -> a.isAfter(b) ? a : b);
    if (pull.read() > 0) {
      bookmarks.advance(pull.mapping().name(), pull.side(), known.get(key));
    }
  }

  /** Of what the page itself held: a record that is tried again says nothing of how far we are. */
  private static Instant lastStamp(Page page) {
    List<SideRecord> records = page.records();
    return records.isEmpty() ? null : records.get(records.size() - 1).version().modifiedAt();
  }

  /** The last stamp of a page may go on on the next page. */
  private static Instant before(Instant stamp) {
    return stamp == null ? null : stamp.minusSeconds(1);
  }

  private static Instant earlier(Instant a, Instant b) {
    return b == null || b.isAfter(a) ? (b == null ? null : a) : b;
  }

  private Instant bookmark(Mapping mapping, Side side) {
    String key = mapping.name() + ' ' + side;
    Instant inMemory = known.get(key);
    return inMemory != null ? inMemory : bookmarks.find(mapping.name(), side).orElse(null);
  }

  /** Without the system's own time, the newest stamp it shows is the best guess that is safe. */
  private Instant startOf(Page page) {
    if (page.serverTime() != null) {
      return page.serverTime();
    }
    return page.records().stream()
        .map(r -> r.version().modifiedAt())
        .filter(java.util.Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private Collection<SideRecord> retries(Mapping mapping, Side side) {
    List<String> ids =
        errors.retryable(mapping.name(), side, MOST_RETRIES).stream()
            .map(RecordError::recordId)
            .toList();
    return ids.isEmpty() ? List.of() : systems.on(side).read(mapping, ids).values();
  }
}
