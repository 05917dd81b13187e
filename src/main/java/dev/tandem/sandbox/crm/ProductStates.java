package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.util.Set;

/**
 * Products begin as drafts and can then be changed under revision only, unless the organisation has
 * them active at once and open to changes, as the ERP's own connector asks for. Which columns stay
 * open otherwise is not documented: here none does.
 */
record ProductStates(Database database) {
  private static final String PRODUCTS = "products";
  private static final String SETTING = "createproductswithoutparentinactivestate";
  private static final int ACTIVE = 0;
  private static final int DRAFT = 2;

  void created(Table table, Draft draft) {
    if (table.model().set().equals(PRODUCTS)) {
      boolean active = isActiveAtOnce();
      draft.set(column(table, "statecode"), active ? ACTIVE : DRAFT);
      draft.set(column(table, "statuscode"), active ? 1 : 0);
    }
  }

  void updating(Table table, Row before, Draft draft, Set<Column> sent) {
    if (!table.model().set().equals(PRODUCTS) || isActiveAtOnce()) {
      return;
    }
    Column state = column(table, "statecode");
    boolean wasActive = Integer.valueOf(ACTIVE).equals(before.get(state));
    if (wasActive && Integer.valueOf(DRAFT).equals(draft.get(state))) {
      throw CrmErrors.productCannotBeDraft();
    }
    boolean onlyState = sent.stream().allMatch(c -> c.name().matches("statecode|statuscode"));
    if (wasActive && !onlyState) {
      throw CrmErrors.productNotOpen();
    }
  }

  private boolean isActiveAtOnce() {
    Table organizations = database.table("organizations");
    if (organizations == null || organizations.size() == 0) {
      return false;
    }
    Row organization = organizations.after(0).iterator().next();
    return Boolean.TRUE.equals(organization.get(column(organizations, SETTING)));
  }

  private static Column column(Table table, String name) {
    return table.model().column(name).orElseThrow();
  }
}
