package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The match values of one side of one mapping, so that partners of uncoupled records are found
 * without a query per record: read once, then only what changed since.
 */
final class MatchIndex {
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final BusinessSystem system;
  private final Mapping mapping;
  private final MatchValues values;

  /** Digests instead of the values themselves: a big table has to fit beside everything else. */
  private final Map<UUID, String> idByValues = new HashMap<>();

  /** Ids beyond the first, where several records have the same values. */
  private final Map<UUID, List<String>> furtherIds = new HashMap<>();

  private Instant through;
  private UUID refreshedFor;

  MatchIndex(BusinessSystem system, Mapping mapping, MatchValues values) {
    this.system = system;
    this.mapping = mapping;
    this.values = values;
  }

  /** True if it was made for the mapping as it is now. */
  boolean isOf(Mapping now) {
    return mapping.revision().equals(now.revision());
  }

  /** Brings the index up to date, once per run: later records come as changes themselves. */
  synchronized void refresh(UUID run) {
    if (run.equals(refreshedFor)) {
      return;
    }
    Set<String> properties = values.properties(system.side());
    ReadPosition position = ReadPosition.after(through);
    Instant readFrom = null;
    do {
      Page page = system.changes(mapping, properties, position);
      readFrom = readFrom == null ? page.serverTime() : readFrom;
      page.records().forEach(this::add);
      position = position.page(page.next());
    } while (position.next() != null);
    through = readFrom == null ? null : readFrom.minus(OVERLAP);
    refreshedFor = run;
  }

  /** Ids that fit the record of the other side, per match group in order. */
  synchronized List<List<String>> candidates(SideRecord source, MatchValue.Referring referring) {
    List<List<String>> groups = new ArrayList<>();
    for (int group = 0; group < values.groups(); group++) {
      UUID digest = digest(values.of(group, system.side().other(), source, referring));
      groups.add(digest == null || !idByValues.containsKey(digest) ? List.of() : ids(digest));
    }
    return groups;
  }

  private List<String> ids(UUID digest) {
    List<String> ids = new ArrayList<>(List.of(idByValues.get(digest)));
    ids.addAll(furtherIds.getOrDefault(digest, List.of()));
    return ids;
  }

  private void add(SideRecord record) {
    for (int group = 0; group < values.groups(); group++) {
      UUID digest = digest(values.of(group, system.side(), record));
      String first = digest == null ? null : idByValues.putIfAbsent(digest, record.id());
      if (first != null) {
        addFurther(digest, record.id());
      }
    }
  }

  private void addFurther(UUID digest, String id) {
    if (!ids(digest).contains(id)) {
      furtherIds.computeIfAbsent(digest, v -> new ArrayList<>(1)).add(id);
    }
  }

  private static UUID digest(String text) {
    return text == null ? null : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
