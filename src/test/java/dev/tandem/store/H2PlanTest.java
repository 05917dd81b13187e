package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Action;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Intent;
import dev.tandem.sync.Outcome;
import dev.tandem.sync.Request;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H2 reads only the rows that are named, however many there are. */
class H2PlanTest extends StoreFixture {
  private static final int ROWS = 2000;
  private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

  @TempDir Path directory;

  @Override
  StoreSettings newDatabase() {
    return Databases.h2(directory);
  }

  @BeforeEach
  void fill() {
    List<Outcome> couplings = times(ROWS, n -> outcome(Action.INSERTED, coupling(n)));
    store.ledger().record(MAPPING, couplings, List.of());
    List<Outcome> failures = times(ROWS, n -> failed("crm-" + n, ErrorCode.VALUE_REJECTED, "x"));
    store.ledger().record(MAPPING, failures, List.of());
    store.intents().open(times(ROWS, n -> intent("crm-" + n)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"erp", "crm"})
  void should_find_couplings_by_index(String side) throws SQLException {
    assertThat(scanned(CouplingTable.FIND.formatted(side), side + "-7", MAPPING)).isBetween(1, 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"erp", "crm"})
  void should_resolve_references_by_index(String side) throws SQLException {
    String byId = CouplingTable.REFERENCES.formatted(side, "id");
    String byKey = CouplingTable.REFERENCES.formatted(side, "key");
    assertThat(scanned(byId, side + "-7", MAPPING)).isBetween(1, 10);
    assertThat(scanned(byKey, side.substring(0, 1).toUpperCase() + "7", MAPPING)).isBetween(1, 10);
  }

  @Test
  void should_clear_errors_by_index() throws SQLException {
    assertThat(scanned(ErrorWrites.CLEAR, "crm-7", "crm", MAPPING)).isBetween(1, 10);
  }

  @Test
  void should_close_intents_by_index() throws SQLException {
    assertThat(scanned(IntentTable.CLOSE, "crm-7", "erp", MAPPING)).isBetween(1, 10);
  }

  @Test
  void should_page_through_couplings_and_errors_along_the_primary_key() throws SQLException {
    String couplings =
        new Search("coupling")
            .where("erp_id >= ? AND (erp_id > ? OR mapping > ?)", p -> {})
            .sql("erp_id, mapping");
    String errors =
        new Search("record_error")
            .where("record_id >= ? AND (record_id, side, mapping) > (?, ?, ?)", p -> {})
            .sql("record_id, side, mapping");

    assertThat(page(couplings, "erp-15", "erp-15", MAPPING)).isBetween(1, 10);
    assertThat(page(errors, "crm-15", "crm-15", "crm", MAPPING)).isBetween(1, 10);
  }

  @Test
  void should_page_through_runs_along_an_index() throws SQLException {
    for (int i = 0; i < ROWS; i++) {
      store.runs().start(Request.modified(UUID.randomUUID(), MAPPING, Side.ERP), "r1", NOW);
    }
    Search all = new Search("run");
    Search ofMapping = new Search("run").equal("mapping", Optional.of(MAPPING));

    assertThat(page(all.sql("started_at DESC, id DESC"))).isBetween(1, 10);
    assertThat(page(ofMapping.sql("mapping, started_at DESC, id DESC"), MAPPING)).isBetween(1, 10);
  }

  /** How many rows are read for a page of five. */
  private int page(String sql, String... texts) throws SQLException {
    return scanned(
        sql,
        p -> {
          for (String text : texts) {
            p.text(text);
          }
          p.number(5);
        });
  }

  private int scanned(String sql, String... lists) throws SQLException {
    return scanned(
        sql,
        p -> {
          for (String list : lists) {
            p.texts(List.of(list));
          }
        });
  }

  private int scanned(String sql, Session.Binder binder) throws SQLException {
    try (Connection connection = store.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement("EXPLAIN ANALYZE " + sql)) {
      binder.bind(new Parameters(statement));
      try (ResultSet plan = statement.executeQuery()) {
        plan.next();
        return SCANNED.matcher(plan.getString(1)).results().mapToInt(H2PlanTest::count).sum();
      }
    }
  }

  private static int count(MatchResult found) {
    return Integer.parseInt(found.group(1));
  }

  private static Intent intent(String source) {
    return new Intent(MAPPING, Side.ERP, source, null, null, Fields.none(), NOW);
  }
}
