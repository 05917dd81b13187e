package dev.tandem.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The references of one batch, translated through couplings beforehand. */
final class References {
  private final Map<ReferenceKey, Reference> known = new HashMap<>();

  References(Collection<Reference> references) {
    references.forEach(r -> known.put(r.key(), r));
  }

  Optional<Reference> find(ReferenceKey key) {
    return Optional.ofNullable(known.get(key));
  }
}
