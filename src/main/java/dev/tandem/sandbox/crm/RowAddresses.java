package dev.tandem.sandbox.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Segment;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Reference;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.ValueCodec;
import java.util.List;
import java.util.Optional;

/** GET by address: sets, rows, properties, navigations, counts and links. */
record RowAddresses(Database database, Navigations navigations, CrmView view, CrmReads reads) {
  private static final String COUNT = "$count";
  private static final String BYTE_ORDER_MARK = "\ufeff";

  Response read(Request request, List<Segment> path) {
    Segment set = path.get(0);
    Table table = database.table(set.name());
    if (table == null) {
      throw CrmErrors.noSegment(set.name());
    }
    if (!set.hasArguments()) {
      return path.size() == 1
          ? reads.collection(request, table, null)
          : count(path.get(1), reads.count(request, table, null));
    }
    Row row = CrmKeys.require(table, set);
    return path.size() == 1
        ? reads.single(request, table, row)
        : member(request, table, row, path.subList(1, path.size()));
  }

  private static Response count(Segment segment, long count) {
    if (!segment.name().equals(COUNT)) {
      throw CrmErrors.noSegment(segment.name());
    }
    return Response.text(200, "text/plain", BYTE_ORDER_MARK + count);
  }

  private Response member(Request request, Table table, Row row, List<Segment> path) {
    String name = path.get(0).name();
    Optional<Navigation> navigation = navigations.find(table.model(), name);
    if (navigation.isEmpty()) {
      return property(request, table, row, name);
    }
    return navigation.get().single()
        ? target(request, table, row, navigation.get(), path)
        : related(request, row, navigation.get(), path);
  }

  private Response property(Request request, Table table, Row row, String name) {
    Column column = CrmView.column(table.model(), name);
    if (column == null && !name.equals(table.model().key())) {
      throw CrmErrors.noSegment(name);
    }
    Object value = column == null ? row.id() : row.get(column);
    if (value == null) {
      return Response.empty(204);
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(
        "@odata.context",
        request.root() + "/$metadata#" + table.model().set() + "(" + row.id() + ")/" + name);
    body.set("value", ValueCodec.encode(value instanceof Reference to ? to.id() : value));
    return Response.json(200, body);
  }

  private Response target(
      Request request, Table table, Row row, Navigation navigation, List<Segment> path) {
    Reference reference = (Reference) row.get(navigation.lookup());
    Row found = view.follow(reference);
    if (found == null) {
      return Response.empty(204);
    }
    Table related = database.table(reference.set());
    if (path.size() > 1 && path.get(1).name().equals("$ref")) {
      return Response.json(200, link(request, related, found));
    }
    return path.size() > 1
        ? member(request, related, found, path.subList(1, path.size()))
        : reads.single(request, related, found);
  }

  private Response related(Request request, Row row, Navigation navigation, List<Segment> path) {
    Table target = database.table(navigation.target().set());
    var within = CrmReads.pointsTo(navigation, row);
    if (path.size() == 1) {
      return reads.collection(request, target, within);
    }
    if (!path.get(1).name().equals("$ref")) {
      return count(path.get(1), reads.count(request, target, within));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode links = body.putArray("value");
    target
        .equalTo(navigation.lookup(), row.id())
        .forEach(child -> links.add(link(request, target, child)));
    return Response.json(200, body);
  }

  private static ObjectNode link(Request request, Table table, Row row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("@odata.id", request.root() + "/" + table.model().set() + "(" + row.id() + ")");
  }
}
