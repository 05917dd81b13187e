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
   * The named records as the other records refer to them: by natural key, or by id; absent = none.
   *
   * @return with all properties of the mapping, by the given values
   */
  Map<String, SideRecord> readByKey(Mapping mapping, Collection<String> values);

  /**
   * One page of the ids of all records of the mapping's table, whatever its filter says. One
   * request.
   *
   * @param next link to the page, or null for the first one
   */
  IdPage ids(Mapping mapping, String next);

  /** How many records satisfy the mapping's filter; counted page by page, so that it is right. */
  long count(Mapping mapping);

  /**
   * Carries the writes out, each on its own, and answers in the same order. If an answer is lost, a
   * {@link SystemFault} is thrown and nobody knows which writes were carried out.
   */
  List<Receipt> write(Mapping mapping, List<Write> writes);
}
