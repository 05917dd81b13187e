package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Decision;
import dev.tandem.sync.Decisions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The standing decisions about conflicts. */
final class DecisionTable implements Decisions {
  private static final String OF =
      "SELECT * FROM decision WHERE mapping = ? ORDER BY erp_field, crm_field";
  private static final String DELETE =
      "DELETE FROM decision WHERE mapping = ? AND erp_field = ? AND crm_field = ?";
  private static final String INSERT =
      "INSERT INTO decision (mapping, erp_field, crm_field, winner, decided_at)"
          + " VALUES (?, ?, ?, ?, ?)";

  private final Jdbc jdbc;
  private final Clock clock;

  DecisionTable(Jdbc jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<Decision> of(String mapping) {
    return jdbc.run(s -> s.query(OF, p -> p.text(mapping), DecisionTable::decision));
  }

  @Override
  public void decide(Decision decision) {
    jdbc.durably(
        s -> {
          s.update(DELETE, p -> bindKey(p, decision));
          return s.update(
              INSERT,
              p -> bindKey(p, decision).text(decision.winner().code()).instant(clock.instant()));
        });
  }

  @Override
  public boolean revoke(Decision decision) {
    return jdbc.durably(s -> s.update(DELETE, p -> bindKey(p, decision))) > 0;
  }

  private static Parameters bindKey(Parameters p, Decision decision) throws SQLException {
    return p.text(decision.mapping())
        .text(decision.erpField() == null ? "" : decision.erpField())
        .text(decision.crmField() == null ? "" : decision.crmField());
  }

  private static Decision decision(Row row) throws SQLException {
    Side winner = row.side("winner");
    String erp = row.text("erp_field");
    return erp.isEmpty()
        ? new Decision(row.text("mapping"), null, null, winner)
        : new Decision(row.text("mapping"), erp, row.text("crm_field"), winner);
  }
}
