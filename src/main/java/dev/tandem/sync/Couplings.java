package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port to the stored couplings. */
public interface Couplings {
  /** The couplings of the named records, in one statement. */
  List<Coupling> find(String mapping, Side side, Collection<String> ids);

  /** Translates references of any number of mappings, in one statement; unknown ones are absent. */
  List<Reference> resolve(Collection<ReferenceKey> keys);

  /** Couplings in the order of their ERP ids, those after the given one; null = from the first. */
  List<Coupling> page(String mapping, String afterErpId, int limit);

  /**
   * Couplings of any number of mappings in the order of their ERP ids.
   *
   * @param after the place of the last one that is known, see {@link Coupling#place()}
   */
  List<Coupling> search(CouplingSearch search, Optional<String> after, int limit);

  long count(String mapping);

  /** How many couplings each mapping has; a mapping without any is absent. */
  Map<String, Long> counts();
}
