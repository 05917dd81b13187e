package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Action;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.Outcome;
import dev.tandem.sync.SideState;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes the couplings of a batch and tells which changes came too late. The first outcome that
 * names a record has it; a later one of the same batch was planned on what is now the past, and
 * comes too late as if another node had been faster.
 */
final class CouplingWrites {
  private static final String INSERT =
      "INSERT INTO coupling (erp_key, crm_key, erp_version, erp_modified_at, erp_base, erp_dirty,"
          + " crm_version, crm_modified_at, crm_base, crm_dirty, updated_at, erp_id, mapping,"
          + " crm_id, created_at, revision)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING";
  private static final String UPDATE =
      "UPDATE coupling SET erp_key = ?, crm_key = ?, erp_version = ?, erp_modified_at = ?,"
          + " erp_base = ?, erp_dirty = ?, crm_version = ?, crm_modified_at = ?, crm_base = ?,"
          + " crm_dirty = ?, updated_at = ?, revision = revision + 1"
          + " WHERE erp_id = ? AND mapping = ? AND crm_id = ? AND revision = ?";
  private static final String DELETE =
      "DELETE FROM coupling WHERE erp_id = ? AND mapping = ? AND crm_id = ? AND revision = ?";

  private final Session session;
  private final Instant now;
  private final Set<UUID> late = new HashSet<>();

  CouplingWrites(Session session, Clock clock) {
    this.session = session;
    this.now = clock.instant();
  }

  /** Ids of the changes whose coupling somebody else wrote meanwhile. */
  Set<UUID> apply(List<Outcome> outcomes) throws SQLException {
    List<Outcome> firsts = firsts(outcomes);
    write(DELETE, firsts.stream().filter(CouplingWrites::isDelete).toList(), this::bindDelete);
    write(UPDATE, firsts.stream().filter(CouplingWrites::isUpdate).toList(), this::bindUpdate);
    write(INSERT, firsts.stream().filter(CouplingWrites::isInsert).toList(), this::bindInsert);
    return late;
  }

  /** In one order on every node, so that two of them cannot wait for each other. */
  private List<Outcome> firsts(List<Outcome> outcomes) {
    Set<String> taken = new HashSet<>();
    List<Outcome> firsts = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome.coupling() == null || outcome.action() == Action.DROPPED) {
        continue;
      }
      String erp = Side.ERP.code() + outcome.coupling().erpId();
      String crm = Side.CRM.code() + outcome.coupling().crmId();
      if (taken.contains(erp) || taken.contains(crm)) {
        late.add(outcome.change().id());
      } else {
        firsts.add(outcome);
      }
      taken.add(erp);
      taken.add(crm);
    }
    firsts.sort(Comparator.comparing(outcome -> outcome.coupling().erpId()));
    return firsts;
  }

  private void write(String sql, List<Outcome> outcomes, Session.RowBinder<Coupling> binder)
      throws SQLException {
    int[] touched = session.batch(sql, outcomes.stream().map(Outcome::coupling).toList(), binder);
    for (int i = 0; i < touched.length; i++) {
      if (touched[i] == 0) {
        late.add(outcomes.get(i).change().id());
      }
    }
  }

  private static boolean isDelete(Outcome outcome) {
    return outcome.isUncoupling() && !outcome.coupling().isNew();
  }

  private static boolean isUpdate(Outcome outcome) {
    return !outcome.isUncoupling() && !outcome.coupling().isNew();
  }

  static boolean isInsert(Outcome outcome) {
    return outcome.coupling() != null
        && outcome.coupling().isNew()
        && !outcome.isUncoupling()
        && outcome.action() != Action.DROPPED;
  }

  private void bindInsert(Parameters p, Coupling c) throws SQLException {
    bindValues(p, c).text(c.erpId()).text(c.mapping()).text(c.crmId()).instant(now);
  }

  private void bindUpdate(Parameters p, Coupling c) throws SQLException {
    bindDelete(bindValues(p, c), c);
  }

  private void bindDelete(Parameters p, Coupling c) throws SQLException {
    p.text(c.erpId()).text(c.mapping()).text(c.crmId()).number(c.revision());
  }

  private Parameters bindValues(Parameters p, Coupling c) throws SQLException {
    p.text(c.erpKey()).text(c.crmKey());
    bindState(p, c.erp());
    bindState(p, c.crm());
    return p.instant(now);
  }

  private static void bindState(Parameters p, SideState state) throws SQLException {
    boolean known = state.version() != null;
    p.text(known ? state.version().tag() : null)
        .instant(known ? state.version().modifiedAt() : null)
        .text(StoredJson.text(state.base()))
        .flag(state.dirty());
  }
}
