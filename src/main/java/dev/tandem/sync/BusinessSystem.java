package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Port to the CRM or the ERP. Every method works on batches and splits them as the system's limits
 * ask. A fault of the system is thrown as {@link SystemFault}; a fault of a record is a value.
 */
public interface BusinessSystem {
  Side side();

  /** The system's own time, as far as its answers told it; our clock may be wrong. */
  Instant now();

  /**
   * One page of records of the mapping's table that satisfy its filter and changed after the
   * position, oldest change first. One request.
   *
   * @param properties which properties to read, by the mapping's names
   */
  Page changes(Mapping mapping, Collection<String> properties, ReadPosition from);

  /** The named records with all properties of the mapping; absent = no such record. */
  Map<String, SideRecord> read(Mapping mapping, Collection<String> ids);

  /**
   * Carries the writes out, each on its own, and answers in the same order. If an answer is lost, a
   * {@link SystemFault} is thrown and nobody knows which writes were carried out.
   */
  List<Receipt> write(Mapping mapping, List<Write> writes);
}
