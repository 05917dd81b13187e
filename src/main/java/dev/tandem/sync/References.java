package dev.tandem.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The references of one batch, translated through couplings beforehand. */
final class References {
  private final Map<ReferenceKey, Reference> known = new HashMap<>();

  References(Collection<Reference> references) {
    references.forEach(r -> known.put(r.key(), r));
  }

  /** Of the first of the keys that is coupled. */
  Optional<Reference> first(Collection<ReferenceKey> keys) {
    return keys.stream().map(known::get).filter(Objects::nonNull).findFirst();
  }
}
