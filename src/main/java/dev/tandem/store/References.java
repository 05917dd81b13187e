package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Reference;
import dev.tandem.sync.ReferenceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Coupled pairs by each of their ids and natural keys. */
final class References {
  private final Map<ReferenceKey, Coupled> byId = new HashMap<>();
  private final Map<ReferenceKey, Optional<Coupled>> byKey = new HashMap<>();

  /** One pair: ids and natural keys. */
  record Coupled(String mapping, String erpId, String erpKey, String crmId, String crmKey) {
    String id(Side side) {
      return side == Side.CRM ? crmId : erpId;
    }

    String key(Side side) {
      return side == Side.CRM ? crmKey : erpKey;
    }
  }

  void add(Coupled pair) {
    for (Side side : Side.values()) {
      byId.put(new ReferenceKey(pair.mapping(), side, pair.id(side)), pair);
      byKey.merge(
          new ReferenceKey(pair.mapping(), side, pair.key(side)),
          Optional.of(pair),
          (one, other) -> Optional.empty());
    }
  }

  Optional<Reference> answer(ReferenceKey key) {
    return Optional.ofNullable(byId.get(key))
        .or(() -> byKey.getOrDefault(key, Optional.empty()))
        .map(pair -> answer(key, pair));
  }

  private static Reference answer(ReferenceKey key, Coupled pair) {
    Side other = key.side().other();
    return new Reference(key, pair.id(other), pair.key(other));
  }
}
