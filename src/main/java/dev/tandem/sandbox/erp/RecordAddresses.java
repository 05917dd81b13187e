package dev.tandem.sandbox.erp;

import dev.tandem.odata.filter.Expression;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Segment;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.util.List;
import java.util.UUID;

/** GET by address: sets, records, their children and parents, and counts. */
record RecordAddresses(Database database, Apis apis, ErpNavigations navigations, ErpReads reads) {

  Response read(Request request, List<Segment> path) {
    Segment set = path.get(0);
    Table table = table(request, set);
    if (!set.hasArguments()) {
      return collection(request, table, path, null);
    }
    Row row = row(table, set);
    return path.size() == 1
        ? reads.single(request, table, row, 200)
        : member(request, table, row, path.subList(1, path.size()));
  }

  private Response collection(Request request, Table table, List<Segment> path, Expression within) {
    if (path.size() == 1) {
      return reads.collection(request, table, within);
    }
    if (!path.get(1).name().equals("$count")) {
      throw ErpErrors.noSegment(path.get(1).name());
    }
    return Response.text(200, "text/plain", "" + reads.count(request, table, within));
  }

  private Response member(Request request, Table table, Row row, List<Segment> path) {
    String name = path.get(0).name();
    ErpNavigations.Children children = navigations.children(table.model(), name).orElse(null);
    if (children != null) {
      Table target = database.table(children.target().set());
      return path.get(0).hasArguments()
          ? reads.single(request, target, row(target, path.get(0)), 200)
          : collection(request, target, path, ErpReads.childOf(children, row));
    }
    ErpNavigations.Parent parent =
        navigations.parent(table.model(), name).orElseThrow(() -> ErpErrors.noSegment(name));
    Table target = database.table(parent.target().set());
    UUID id = (UUID) row.get(parent.id());
    Row found = id == null ? null : target.get(id);
    if (found == null) {
      throw ErpErrors.noRow(target.model());
    }
    return reads.single(request, target, found, 200);
  }

  Table table(Request request, Segment set) {
    Table table = database.table(set.name());
    if (table == null || !apis.has(request, set.name())) {
      throw ErpErrors.noSegment(set.name());
    }
    return table;
  }

  static UUID id(Segment segment) {
    try {
      return UUID.fromString(segment.arguments().strip().replaceFirst("^id=", ""));
    } catch (IllegalArgumentException e) {
      throw ErpErrors.syntax("'" + segment.arguments() + "' is no id of " + segment.name() + ".");
    }
  }

  static Row row(Table table, Segment segment) {
    Row row = table.get(id(segment));
    if (row == null) {
      throw ErpErrors.noRow(table.model());
    }
    return row;
  }
}
