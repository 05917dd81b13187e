package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Records that others wait for are synchronised on demand, as their own mapping says. */
final class Parents {
  private final Mappings mappings;
  private final Supplier<UUID> ids;

  Parents(Mappings mappings, Supplier<UUID> ids) {
    this.mappings = mappings;
    this.ids = ids;
  }

  /** One request per mapping and side that is waited for. */
  List<Request> of(List<Outcome> outcomes) {
    Map<Group, List<String>> keys = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      for (ReferenceKey key : outcome.waitsFor()) {
        if (isSynchronised(key)) {
          keys.computeIfAbsent(new Group(key.mapping(), key.side()), g -> new ArrayList<>())
              .add(key.value());
        }
      }
    }
    return keys.entrySet().stream().map(e -> request(e.getKey(), e.getValue())).toList();
  }

  private record Group(String mapping, Side side) {}

  private boolean isSynchronised(ReferenceKey key) {
    return mappings
        .find(key.mapping())
        .filter(Mapping::enabled)
        .filter(mapping -> mapping.direction().flowsTo(key.side().other()))
        .isPresent();
  }

  private Request request(Group group, List<String> keys) {
    return Request.referred(
        ids.get(), group.mapping(), group.side(), keys.stream().distinct().toList());
  }
}
