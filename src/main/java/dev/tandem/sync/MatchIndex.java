package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MatchPair;
import dev.tandem.mapping.Side;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The match values of one side of one mapping, so that partners of uncoupled records are found
 * without a query per record: read once, then only what changed since.
 */
final class MatchIndex {
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private final BusinessSystem system;
  private final Mapping mapping;

  /** Digests instead of the values themselves: a big table has to fit beside everything else. */
  private final Map<UUID, String> idByValues = new HashMap<>();

  /** Ids beyond the first, where several records have the same values. */
  private final Map<UUID, List<String>> furtherIds = new HashMap<>();

  private Instant through;
  private UUID refreshedFor;

  MatchIndex(BusinessSystem system, Mapping mapping) {
    this.system = system;
    this.mapping = mapping;
  }

  /** Brings the index up to date, once per run: later records come as changes themselves. */
  synchronized void refresh(UUID run) {
    if (run.equals(refreshedFor)) {
      return;
    }
    Set<String> properties =
        mapping.match().stream()
            .flatMap(List::stream)
            .map(pair -> pair.on(system.side()))
            .collect(Collectors.toSet());
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
  synchronized List<List<String>> candidates(SideRecord source) {
    List<List<String>> groups = new ArrayList<>();
    for (int group = 0; group < mapping.match().size(); group++) {
      UUID values = digest(group, system.side().other(), source);
      groups.add(values == null || !idByValues.containsKey(values) ? List.of() : ids(values));
    }
    return groups;
  }

  private List<String> ids(UUID values) {
    List<String> ids = new ArrayList<>(List.of(idByValues.get(values)));
    ids.addAll(furtherIds.getOrDefault(values, List.of()));
    return ids;
  }

  /** True if the two records agree in a group: the index may be older than the records. */
  static boolean agree(Mapping mapping, int group, Side side, SideRecord one, SideRecord other) {
    String values = valuesOf(mapping, group, side, one);
    return values != null && values.equals(valuesOf(mapping, group, side.other(), other));
  }

  private void add(SideRecord record) {
    for (int group = 0; group < mapping.match().size(); group++) {
      UUID values = digest(group, system.side(), record);
      String first = values == null ? null : idByValues.putIfAbsent(values, record.id());
      if (first != null) {
        addFurther(values, record.id());
      }
    }
  }

  private void addFurther(UUID values, String id) {
    if (!ids(values).contains(id)) {
      furtherIds.computeIfAbsent(values, v -> new ArrayList<>(1)).add(id);
    }
  }

  private UUID digest(int group, Side side, SideRecord record) {
    String values = valuesOf(mapping, group, side, record);
    return values == null ? null : UUID.nameUUIDFromBytes(values.getBytes(StandardCharsets.UTF_8));
  }

  /** The group's values as one text, or null if one of them is empty. */
  private static String valuesOf(Mapping mapping, int group, Side side, SideRecord record) {
    StringBuilder text = new StringBuilder().append(group);
    for (MatchPair pair : mapping.match().get(group)) {
      String value = record.values().text(pair.on(side));
      if (value == null || value.isBlank()) {
        return null;
      }
      text.append('\u0000').append(value.strip().toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }
}
