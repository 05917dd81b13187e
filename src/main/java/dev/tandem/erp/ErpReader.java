package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.odata.Batches;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Part;
import dev.tandem.odata.PartAnswer;
import dev.tandem.odata.Query;
import dev.tandem.odata.RecordPage;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.IdPage;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.SideRecord;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads records of a table: what changed, page by page, or the named ones, in batches. */
final class ErpReader {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Connection connection;
  private final Batches batches;
  private final ServiceRoot root;
  private final Company company;
  private final Headers paging;

  /** Keys only: as many as the ERP gives in one page. */
  private static final Headers KEYS = Headers.of("Prefer", "odata.maxpagesize=20000");

  ErpReader(
      Connection connection, Batches batches, ServiceRoot root, Company company, int pageSize) {
    this.connection = connection;
    this.batches = batches;
    this.root = root;
    this.company = company;
    this.paging = Headers.of("Prefer", "odata.maxpagesize=" + pageSize);
  }

  Page changes(ErpTable table, Collection<String> properties, ReadPosition from) {
    BlankConditions blanks = BlankConditions.of(table.filter());
    Set<String> columns = new LinkedHashSet<>(properties);
    columns.addAll(blanks.properties());
    URI uri = from.next() != null ? root.follow(from.next()) : first(table, columns, blanks, from);
    RecordPage page = RecordPage.fetch(connection, uri, paging, table.set());
    List<SideRecord> records =
        page.records().stream()
            .map(json -> table.read(json, columns))
            .filter(record -> blanks.hold(record.values()))
            .map(record -> only(record, properties))
            .toList();
    return new Page(records, page.next(), page.answer().serverTime().orElse(null));
  }

  private static SideRecord only(SideRecord record, Collection<String> properties) {
    return new SideRecord(record.id(), record.version(), record.values().only(properties));
  }

  private URI first(
      ErpTable table, Collection<String> columns, BlankConditions blanks, ReadPosition from) {
    String order = table.modified() == null ? "" : table.modified() + ",";
    return root.resolve(
        company
            .query(table.set())
            .select(table.columns(columns))
            .filter(Query.both(blanks.sent(), changed(table, from)))
            .with("$orderby", order + table.id()));
  }

  /** Null, and so every record, for a full read and for tables without a change stamp. */
  private static String changed(ErpTable table, ReadPosition from) {
    return from.after() == null || table.modified() == null
        ? null
        : table.modified() + " gt " + STAMP.format(from.after());
  }

  IdPage ids(ErpTable table, String next) {
    URI uri =
        next == null
            ? root.resolve(company.query(table.set()).select(List.of(table.id())))
            : root.follow(next);
    RecordPage page = RecordPage.fetch(connection, uri, KEYS, table.set());
    return new IdPage(
        page.records().stream().map(json -> json.path(table.id()).asText()).toList(), page.next());
  }

  long count(ErpTable table) {
    BlankConditions blanks = BlankConditions.of(table.filter());
    Query query =
        company.query(table.set()).select(table.columns(blanks.properties())).filter(blanks.sent());
    URI uri = root.resolve(query);
    long count = 0;
    while (uri != null) {
      RecordPage page = RecordPage.fetch(connection, uri, KEYS, table.set());
      count +=
          page.records().stream()
              .map(json -> table.read(json, blanks.properties()))
              .filter(record -> blanks.hold(record.values()))
              .count();
      uri = page.next() == null ? null : root.follow(page.next());
    }
    return count;
  }

  /** By natural key; each in a part of its own, so that one strange value spoils no other. */
  Map<String, SideRecord> readByKey(
      ErpTable table, Collection<String> properties, Collection<String> values) {
    Headers headers = Headers.of("Accept", "application/json");
    List<String> asked = values.stream().filter(v -> table.keyed(v).isPresent()).toList();
    List<Part> parts =
        asked.stream()
            .map(
                value ->
                    company
                        .query(table.set())
                        .select(table.columns(properties))
                        .filter(table.keyed(value).orElseThrow()))
            .map(query -> Part.get(query.toString(), headers))
            .toList();
    List<PartAnswer> answers = batches.read(parts);
    Map<String, SideRecord> found = new LinkedHashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      PartAnswer answer = answers.get(i);
      connection.faults().require(answer.alone(), table.set());
      for (JsonNode json : answer.body().path("value")) {
        found.put(asked.get(i), table.read(json, properties));
      }
    }
    return found;
  }

  Map<String, SideRecord> read(
      ErpTable table, Collection<String> properties, Collection<String> ids) {
    Headers headers = Headers.of("Accept", "application/json");
    String selected = Query.of("").select(table.columns(properties)).tail();
    Map<String, Part> reads = new LinkedHashMap<>();
    for (String id : ids) {
      reads.put(id, Part.get(company.query(table.resource(id)) + selected, headers));
    }
    Map<String, SideRecord> found = new LinkedHashMap<>();
    batches.records(reads).forEach((id, json) -> found.put(id, table.read(json, properties)));
    return found;
  }
}
