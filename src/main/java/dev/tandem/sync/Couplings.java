package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.Collection;
import java.util.List;

/** Port to the stored couplings. */
public interface Couplings {
  /** The couplings of the named records, in one statement. */
  List<Coupling> find(String mapping, Side side, Collection<String> ids);

  /** Translates references of any number of mappings, in one statement; unknown ones are absent. */
  List<Reference> resolve(Collection<ReferenceKey> keys);

  long count(String mapping);
}
