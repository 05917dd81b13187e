package dev.tandem.crm;

import dev.tandem.odata.Batches;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Part;
import dev.tandem.odata.Query;
import dev.tandem.odata.RecordPage;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.IdPage;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.SideRecord;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads records of a table: what changed, page by page, or the named ones, in batches. */
final class CrmReader {
  private final Connection connection;
  private final Batches batches;
  private final ServiceRoot root;
  private final Headers paging;

  /** Keys only: as many as the CRM gives in one page. */
  private static final Headers KEYS = Headers.of("Prefer", "odata.maxpagesize=5000");

  CrmReader(Connection connection, Batches batches, ServiceRoot root, int pageSize) {
    this.connection = connection;
    this.batches = batches;
    this.root = root;
    this.paging = Headers.of("Prefer", "odata.maxpagesize=" + pageSize);
  }

  Page changes(CrmTable table, Collection<String> properties, ReadPosition from) {
    URI uri = from.next() != null ? root.follow(from.next()) : first(table, properties, from);
    RecordPage page = RecordPage.fetch(connection, uri, paging, table.set());
    List<SideRecord> records =
        page.records().stream().map(json -> table.read(json, properties)).toList();
    return new Page(records, page.next(), page.answer().serverTime().orElse(null));
  }

  private URI first(CrmTable table, Collection<String> properties, ReadPosition from) {
    String order = table.modified() == null ? "" : table.modified() + " asc,";
    Query query =
        table
            .asking(Query.of(table.set()), properties)
            .filter(Query.both(table.filter(), changed(table, from)))
            .with("$orderby", order + table.id() + " asc");
    return root.resolve(query);
  }

  /**
   * The CRM's stamps are whole seconds. Null, and so every record, for a full read and for tables
   * without a change stamp.
   */
  private static String changed(CrmTable table, ReadPosition from) {
    return from.after() == null || table.modified() == null
        ? null
        : table.modified() + " gt " + from.after().truncatedTo(ChronoUnit.SECONDS);
  }

  IdPage ids(CrmTable table, String filter, String next) {
    Query query = Query.of(table.set()).select(List.of(table.id())).filter(filter);
    URI uri = next == null ? root.resolve(query) : root.follow(next);
    RecordPage page = RecordPage.fetch(connection, uri, KEYS, table.set());
    return new IdPage(
        page.records().stream().map(json -> json.path(table.id()).asText()).toList(), page.next());
  }

  Map<String, SideRecord> read(CrmTable table, Collection<String> ids) {
    Set<String> properties = table.properties();
    Headers headers = Headers.of("Accept", "application/json");
    String selected = table.asking(Query.of(""), properties).tail();
    Map<String, Part> reads = new LinkedHashMap<>();
    for (String id : ids) {
      reads.put(id, Part.get(root.path(Query.of(table.resource(id))) + selected, headers));
    }
    Map<String, SideRecord> found = new LinkedHashMap<>();
    batches.records(reads).forEach((id, json) -> found.put(id, table.read(json, properties)));
    return found;
  }
}
