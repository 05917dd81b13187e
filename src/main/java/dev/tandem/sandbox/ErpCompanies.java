package dev.tandem.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.model.Catalog;
import dev.tandem.sandbox.rows.Change;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Journal;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Stamps;
import dev.tandem.sandbox.rows.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;

/** The ERP's companies, each with rows of its own. */
final class ErpCompanies {
  private static final String NAME = "erp";
  private static final String SET = "companies";
  private static final String USUAL = "CRONUS International Ltd.";

  private final SandboxOptions options;
  private final Catalog catalog;
  private final Journal journal;
  private final Instant firstStart;
  private final Database main;
  private final Map<UUID, Database> databases = new LinkedHashMap<>();

  ErpCompanies(SandboxOptions options, Catalog catalog, Journal journal, Instant firstStart) {
    this.options = options;
    this.catalog = catalog;
    this.journal = journal;
    this.firstStart = firstStart;
    main = database(NAME, "", USUAL, options.seed().erp());
    databases.put(first(), main);
    options.seed().companies().forEach(this::add);
  }

  private void add(String name, Map<String, List<ObjectNode>> rows) {
    new Seeding(main, firstStart).load(Map.of(SET, List.of(company(name))));
    Database own = database(NAME + ": " + name, name + "/", name, rows);
    databases.put(id(name), own);
  }

  /** A company of which the seed does not tell more has a name, and the euro. */
  private Database database(
      String side, String idPrefix, String name, Map<String, List<ObjectNode>> rows) {
    Database database = new Database(side, catalog, Stamps.erp(), options.clock(), journal);
    Seeding seeding = new Seeding(database, firstStart, idPrefix);
    seeding.load(rows);
    addIfEmpty(database, seeding, SET, company(name));
    addIfEmpty(database, seeding, "companyInformation", company(name).put("currencyCode", "EUR"));
    return database;
  }

  private static ObjectNode company(String name) {
    return JsonNodeFactory.instance.objectNode().put("name", name).put("displayName", name);
  }

  private static void addIfEmpty(Database database, Seeding seeding, String set, ObjectNode row) {
    Table table = database.table(set);
    if (table != null && table.size() == 0) {
      seeding.load(Map.of(set, List.of(row)));
    }
  }

  Map<UUID, Database> databases() {
    return databases;
  }

  UUID first() {
    return main.table(SET).after(0).iterator().next().id();
  }

  UUID id(String name) {
    return names().entrySet().stream()
        .filter(company -> company.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("No company is called " + name));
  }

  /** The id of the company whose writes the journal keeps under this side. */
  String idOfSide(String side) {
    UUID id = side.equals(NAME) ? first() : id(side.substring(NAME.length() + 2));
    return id.toString();
  }

  Map<UUID, String> names() {
    Table companies = main.table(SET);
    Map<UUID, String> names = new LinkedHashMap<>();
    for (Row row : companies.after(0)) {
      names.put(row.id(), (String) row.get(companies.model().column("name").orElseThrow()));
    }
    return names;
  }

  void replay(Change change) {
    databases.values().stream()
        .filter(database -> database.side().equals(change.side()))
        .forEach(database -> database.replay(change));
  }
}
