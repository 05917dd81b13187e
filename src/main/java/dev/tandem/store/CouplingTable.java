package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.CouplingSearch;
import dev.tandem.sync.Couplings;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Reference;
import dev.tandem.sync.ReferenceKey;
import dev.tandem.sync.SideState;
import dev.tandem.sync.Version;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the stored couplings. */
final class CouplingTable implements Couplings {
  // The mapping is a list, too: beside an equality H2 would walk every coupling of the mapping.
  static final String FIND = "SELECT * FROM coupling WHERE %s_id = ANY(?) AND mapping = ANY(?)";
  static final String REFERENCES =
      "SELECT mapping, erp_id, erp_key, crm_id, crm_key FROM coupling"
          + " WHERE %s_%s = ANY(?) AND mapping = ANY(?)";
  private static final String PAGE =
      "SELECT * FROM coupling WHERE mapping = ? AND erp_id > ? ORDER BY erp_id LIMIT ?";
  private static final String COUNT = "SELECT COUNT(*) AS n FROM coupling WHERE mapping = ?";
  private static final String COUNTS =
      "SELECT mapping, COUNT(*) AS n FROM coupling GROUP BY mapping";

  private final Jdbc jdbc;

  CouplingTable(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Coupling> find(String mapping, Side side, Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return jdbc.run(
        s ->
            s.query(
                FIND.formatted(side.code()),
                p -> p.texts(ids).texts(List.of(mapping)),
                CouplingTable::coupling));
  }

  /** A natural key that several couplings share answers nothing: the store does not guess. */
  @Override
  public List<Reference> resolve(Collection<ReferenceKey> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Set<Side> sides = EnumSet.noneOf(Side.class);
    keys.forEach(key -> sides.add(key.side()));
    References references = new References();
    jdbc.run(s -> s.query(references(sides), p -> bind(p, keys, sides), row -> coupled(row)))
        .forEach(references::add);
    return keys.stream().distinct().flatMap(key -> references.answer(key).stream()).toList();
  }

  /** No id is smaller than the empty one. */
  @Override
  public List<Coupling> page(String mapping, String afterErpId, int limit) {
    return jdbc.run(
        s ->
            s.query(
                PAGE,
                p -> p.text(mapping).text(afterErpId == null ? "" : afterErpId).number(limit),
                CouplingTable::coupling));
  }

  @Override
  public long count(String mapping) {
    return jdbc.run(s -> s.query(COUNT, p -> p.text(mapping), row -> row.number("n"))).get(0);
  }

  @Override
  public Map<String, Long> counts() {
    return jdbc
        .run(s -> s.query(COUNTS, p -> {}, row -> Map.entry(row.text("mapping"), row.number("n"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Walks the primary key, which begins with the ERP id. */
  @Override
  public List<Coupling> search(CouplingSearch wanted, Optional<String> after, int limit) {
    Search search =
        new Search("coupling")
            .equal("mapping", wanted.mapping())
            .equal("erp_id", wanted.erpId())
            .equal("crm_id", wanted.crmId())
            .equal("erp_key", wanted.erpKey())
            .equal("crm_key", wanted.crmKey());
    after
        .map(place -> place.split("/", 2))
        .ifPresent(
            place ->
                search.where(
                    "erp_id >= ? AND (erp_id > ? OR mapping > ?)",
                    p -> p.text(place[1]).text(place[1]).text(place[0])));
    return jdbc.run(s -> search.first(s, limit, "erp_id, mapping", CouplingTable::coupling));
  }

  /** By id or by key on each side that is asked for; one index each. */
  private static String references(Set<Side> sides) {
    return sides.stream()
        .flatMap(
            side ->
                List.of("id", "key").stream()
                    .map(column -> REFERENCES.formatted(side.code(), column)))
        .collect(Collectors.joining(" UNION "));
  }

  private static void bind(Parameters p, Collection<ReferenceKey> keys, Set<Side> sides)
      throws SQLException {
    for (Side side : sides) {
      List<ReferenceKey> some = keys.stream().filter(key -> key.side() == side).toList();
      List<String> values = some.stream().map(ReferenceKey::value).distinct().toList();
      List<String> mappings = some.stream().map(ReferenceKey::mapping).distinct().toList();
      p.texts(values).texts(mappings);
      p.texts(values).texts(mappings);
    }
  }

  private static References.Coupled coupled(Row row) throws SQLException {
    return new References.Coupled(
        row.text("mapping"),
        row.text("erp_id"),
        row.text("erp_key"),
        row.text("crm_id"),
        row.text("crm_key"));
  }

  private static Coupling coupling(Row row) throws SQLException {
    return new Coupling(
        row.text("mapping"),
        row.text("erp_id"),
        row.text("crm_id"),
        row.text("erp_key"),
        row.text("crm_key"),
        state(row, "erp_"),
        state(row, "crm_"),
        row.number("revision"));
  }

  private static SideState state(Row row, String prefix) throws SQLException {
    String tag = row.text(prefix + "version");
    Instant modifiedAt = row.instant(prefix + "modified_at");
    Version version = tag == null && modifiedAt == null ? null : new Version(tag, modifiedAt);
    Fields base = row.fields(prefix + "base");
    return new SideState(version, base, row.flag(prefix + "dirty"));
  }
}
