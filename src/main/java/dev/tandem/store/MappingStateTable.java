package dev.tandem.store;

import dev.tandem.sync.MappingState;
import dev.tandem.sync.MappingStates;
import java.util.List;

/** What this store was last worked on with. */
final class MappingStateTable implements MappingStates {
  private static final String ALL = "SELECT * FROM mapping_state";
  private static final String DELETE = "DELETE FROM mapping_state WHERE mapping = ?";
  private static final String INSERT =
      "INSERT INTO mapping_state (mapping, revision, erp_scope, crm_scope) VALUES (?, ?, ?, ?)";

  private final Jdbc jdbc;

  MappingStateTable(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<MappingState> all() {
    return jdbc.run(
        s ->
            s.query(
                ALL,
                p -> {},
                row ->
                    new MappingState(
                        row.text("mapping"),
                        row.text("revision"),
                        row.text("erp_scope"),
                        row.text("crm_scope"))));
  }

  @Override
  public void put(MappingState state) {
    jdbc.durably(
        s -> {
          s.update(DELETE, p -> p.text(state.mapping()));
          return s.update(
              INSERT,
              p ->
                  p.text(state.mapping())
                      .text(state.revision())
                      .text(state.erpScope())
                      .text(state.crmScope()));
        });
  }
}
