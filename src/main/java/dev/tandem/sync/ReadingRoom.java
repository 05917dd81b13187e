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
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Room 2: reads what changed on one side since the bookmark, page by page; or all of a side; or
 * named records. The bookmark is a time of the system's own clock and stays behind it by an
 * overlap, since systems stamp records before they commit them; what is read twice within the
 * overlap is recognised by its version.
 */
public final class ReadingRoom {
  private static final int MOST_RETRIES = 1000;
  private static final int NAMED_PER_PAGE = 500;

  /** A waiting record is tried again after so long even if what it waits for did not appear. */
  private static final Duration WAITS_AT_MOST = Duration.ofMinutes(15);

  private final Systems systems;
  private final Map<Request.Extent, Bookmarks> bookmarks;
  private final Runs runs;
  private final RecordErrors errors;
  private final RecentVersions recent;
  private final RunProgress progress;
  private final Map<Side, Duration> overlap;
  private final Supplier<UUID> ids;
  private final InstantSource clock;
  private final Map<String, Instant> known;

  public ReadingRoom(
      Systems systems,
      Map<Request.Extent, Bookmarks> bookmarks,
      Runs runs,
      RecordErrors errors,
      RecentVersions recent,
      RunProgress progress,
      Map<Side, Duration> overlap,
      Supplier<UUID> ids,
      InstantSource clock) {
    this(
        systems,
        Map.copyOf(bookmarks),
        runs,
        errors,
        recent,
        progress,
        Map.copyOf(overlap),
        ids,
        clock,
        new ConcurrentHashMap<>());
  }

  private ReadingRoom(
      Systems systems,
      Map<Request.Extent, Bookmarks> bookmarks,
      Runs runs,
      RecordErrors errors,
      RecentVersions recent,
      RunProgress progress,
      Map<Side, Duration> overlap,
      Supplier<UUID> ids,
      InstantSource clock,
      Map<String, Instant> known) {
    this.systems = systems;
    this.bookmarks = bookmarks;
    this.runs = runs;
    this.errors = errors;
    this.recent = recent;
    this.progress = progress;
    this.overlap = overlap;
    this.ids = ids;
    this.clock = clock;
    this.known = known;
  }

  /** The same room, with the same memory, that reads through other adapters. */
  public ReadingRoom with(Systems others) {
    return new ReadingRoom(
        others, bookmarks, runs, errors, recent, progress, overlap, ids, clock, known);
  }

  public Pull open(Mapping mapping, Request request) {
    ReadPosition from = ReadPosition.after(bookmark(mapping, request));
    return new Pull(mapping, request, from, null, null, List.of(), 0, true);
  }

  /** Reads the next page; its changes must be published before {@link #published} is called. */
  public Pull read(Pull pull) {
    if (progress.isHalted(pull.run())) {
      return pull.halted();
    }
    Pull next =
        switch (pull.request().extent()) {
          case MODIFIED, FULL -> readChanged(pull);
          case NAMED -> readNamed(pull);
          case REFERRED -> readReferred(pull);
        };
    if (pull.read() == 0 && next.read() > 0) {
      runs.start(pull.request(), pull.mapping().revision(), clock.instant());
    }
    return next;
  }

  private Pull readChanged(Pull pull) {
    Mapping mapping = pull.mapping();
    Side side = pull.side();
    boolean first = pull.readFrom() == null;
    boolean modified = pull.request().extent() == Request.Extent.MODIFIED;
    Page page = systems.on(side).changes(mapping, mapping.properties(side), pull.position());
    List<Change> changes = new ArrayList<>();
    if (first && modified) {
      retries(mapping, side).forEach(r -> changes.add(change(pull, r)));
    }
    page.records().stream()
        .filter(r -> !modified || !recent.contains(mapping.name(), side, r))
        .forEach(r -> changes.add(change(pull, r)));
    return pull.page(
        pull.position().page(page.next()),
        first ? startOf(page) : pull.readFrom(),
        lastStamp(page),
        changes,
        page.next() != null);
  }

  /** Those that are not there are told of as gone. */
  private Pull readNamed(Pull pull) {
    List<String> named = pull.request().ids();
    int from = Math.toIntExact(pull.read());
    List<String> page = named.subList(from, Math.min(named.size(), from + NAMED_PER_PAGE));
    Map<String, SideRecord> found = systems.on(pull.side()).read(pull.mapping(), page);
    List<Change> changes =
        page.stream()
            .map(id -> found.containsKey(id) ? change(pull, found.get(id)) : gone(pull, id))
            .toList();
    return pull.page(pull.position(), null, null, changes, from + page.size() < named.size());
  }

  private Pull readReferred(Pull pull) {
    Map<String, SideRecord> found =
        systems.on(pull.side()).readByKey(pull.mapping(), pull.request().ids());
    List<Change> changes =
        found.values().stream().distinct().map(record -> change(pull, record)).toList();
    return pull.page(pull.position(), null, null, changes, false);
  }

  private Change change(Pull pull, SideRecord record) {
    return Change.of(ids.get(), pull.mapping().name(), pull.side(), record, pull.run())
        .with(pull.request().instruction());
  }

  private Change gone(Pull pull, String id) {
    return change(pull, new SideRecord(id, new Version(null, null), Fields.none())).asGone();
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
    Instant through = pull.safeThrough(overlap.get(pull.side()));
    if (through == null) {
      return;
    }
    Request request = pull.request();
    if (request.extent() == Request.Extent.FULL && pull.isComplete()) {
      forget(request);
      move(Request.modified(pull.run(), request.mapping(), request.side()), through, true);
    } else {
      move(request, through, pull.read() > 0);
    }
  }

  private void move(Request request, Instant through, boolean durably) {
    known.merge(key(request), through, (a, b) -> a.isAfter(b) ? a : b);
    if (durably) {
      bookmarks
          .get(request.extent())
          .advance(request.mapping(), request.side(), known.get(key(request)));
    }
  }

  /** The next such request reads the side from its beginning. */
  public void forget(Request request) {
    bookmarks.get(request.extent()).forget(request.mapping(), request.side());
    known.remove(key(request));
  }

  private static String key(Request request) {
    return request.extent() + " " + request.mapping() + ' ' + request.side();
  }

  /** Of what the page itself held: a record that is tried again says nothing of how far we are. */
  private static Instant lastStamp(Page page) {
    List<SideRecord> records = page.records();
    return records.isEmpty() ? null : records.get(records.size() - 1).version().modifiedAt();
  }

  /** Named records have none. */
  private Instant bookmark(Mapping mapping, Request request) {
    Bookmarks stored = bookmarks.get(request.extent());
    Instant inMemory = known.get(key(request));
    return inMemory != null || stored == null
        ? inMemory
        : stored.find(mapping.name(), request.side()).orElse(null);
  }

  /** Without the system's own time, the newest stamp it shows is the best guess that is safe. */
  private Instant startOf(Page page) {
    if (page.serverTime() != null) {
      return page.serverTime();
    }
    return page.records().stream()
        .map(r -> r.version().modifiedAt())
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private Collection<SideRecord> retries(Mapping mapping, Side side) {
    List<String> retryable =
        errors
            .retryable(mapping.name(), side, clock.instant().minus(WAITS_AT_MOST), MOST_RETRIES)
            .stream()
            .map(RecordError::recordId)
            .toList();
    return retryable.isEmpty() ? List.of() : systems.on(side).read(mapping, retryable).values();
  }
}
