package dev.tandem.crm;

import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Query;
import dev.tandem.odata.RecordPage;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.Write;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The team that owns what the node creates, where no person does; it is looked up once. */
final class OwnerTeam {
  private static final String OWNER = "ownerid";
  private static final Set<String> OWNED =
      Set.of("accounts", "contacts", "opportunities", "quotes", "salesorders", "invoices");

  private final Connection connection;
  private final ServiceRoot root;
  private final String name;
  private String id;

  /**
   * @param name null if records belong to the node's own user
   */
  OwnerTeam(Connection connection, ServiceRoot root, String name) {
    this.connection = connection;
    this.root = root;
    this.name = name;
  }

  /** The write, with the team as owner if it is of a new record that nobody would own. */
  Write owned(String set, Write write) {
    boolean hasOwner = write.values().get(OWNER) != null;
    if (name == null || !write.isInsert() || !OWNED.contains(set) || hasOwner) {
      return write;
    }
    Set<String> others = new TreeSet<>(write.values().names());
    others.remove(OWNER);
    Fields team = Fields.of(Map.of(OWNER + "@odata.bind", "/teams(" + id() + ")"));
    return Write.insert(write.id(), write.values().only(others).with(team));
  }

  /**
   * @throws SystemFault if there is no such team
   */
  void find() {
    if (name != null) {
      id();
    }
  }

  private synchronized String id() {
    if (id == null) {
      Query query =
          Query.of("teams").select(List.of("teamid")).filter("name eq " + Query.text(name));
      id =
          RecordPage.fetch(connection, root.resolve(query), Headers.none(), "teams")
              .records()
              .stream()
              .map(row -> row.path("teamid").asText())
              .findFirst()
              .orElseThrow(this::missing);
    }
    return id;
  }

  private SystemFault missing() {
    return SystemFault.lasting(
        ErrorCode.TEAM_UNKNOWN.with("The CRM has no team '" + name + "'."), null);
  }
}
