package dev.tandem.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Segment;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Reference;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.Transaction;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** POST, PATCH, PUT and DELETE on rows, their properties and links. */
final class CrmWrites {
  private static final String PAYLOAD = "0x80048d19";
  private static final String REF = "$ref";

  private final Database database;
  private final Navigations navigations;
  private final PayloadReader reader;
  private final RowWriter writer;
  private final CrmReads reads;

  CrmWrites(
      Database database,
      Navigations navigations,
      PayloadReader reader,
      RowWriter writer,
      CrmReads reads) {
    this.database = database;
    this.navigations = navigations;
    this.reader = reader;
    this.writer = writer;
    this.reads = reads;
  }

  /** A write on {@code set…}; the path has been looked up down to the table. */
  Response answer(
      Transaction tx, Request request, Table table, List<Segment> path, References references) {
    Segment set = path.get(0);
    if (!set.hasArguments()) {
      if (path.size() > 1 || !request.method().equals("POST")) {
        throw CrmErrors.noMethod(request.method());
      }
      return create(tx, request, table, references);
    }
    if (path.size() > 1) {
      return part(tx, request, table, path, references);
    }
    return switch (request.method()) {
      case "PATCH" -> upsert(tx, request, table, set, references);
      case "DELETE" -> delete(tx, request, table, set);
      default -> throw CrmErrors.noMethod(request.method());
    };
  }

  private Response create(Transaction tx, Request request, Table table, References references) {
    ObjectNode body = request.object(PAYLOAD);
    Row row = writer.create(tx, table, body, null, Map.of(), references);
    references.wrote(table.model().set() + "(" + row.id() + ")");
    return written(request, table, row, true);
  }

  private Response upsert(
      Transaction tx, Request request, Table table, Segment set, References references) {
    ObjectNode body = request.object(PAYLOAD);
    Conditions conditions = Conditions.of(request);
    Row before = CrmKeys.find(table, set);
    if (before != null) {
      conditions.check(before);
      references.wrote(table.model().set() + "(" + before.id() + ")");
      return written(request, table, writer.update(tx, table, before, body, references), false);
    }
    if (!conditions.allowCreate()) {
      CrmKeys.require(table, set);
    }
    UUID id = CrmKeys.guid(table.model(), set);
    Map<Column, Object> given = id == null ? CrmKeys.alternateKey(table.model(), set) : Map.of();
    Row row = writer.create(tx, table, body, id, given, references);
    references.wrote(table.model().set() + "(" + row.id() + ")");
    return written(request, table, row, true);
  }

  private Response delete(Transaction tx, Request request, Table table, Segment set) {
    Row row = CrmKeys.require(table, set);
    Conditions.of(request).check(row);
    tx.delete(table, row);
    return Response.empty(204);
  }

  private Response written(Request request, Table table, Row row, boolean created) {
    if (request.prefer().returnsRepresentation()) {
      return Response.json(created ? 201 : 200, reads.node(request, table, row))
          .with("Preference-Applied", "return=representation")
          .with("ETag", CrmFormat.etag(row));
    }
    return Response.empty(204).with("OData-EntityId", address(request, table.model(), row));
  }

  private static String address(Request request, EntityModel model, Row row) {
    return request.root() + "/" + model.set() + "(" + row.id() + ")";
  }

  /** A property or a link of a row: {@code accounts(g)/name}, {@code …/primarycontactid/$ref}. */
  private Response part(
      Transaction tx, Request request, Table table, List<Segment> path, References references) {
    Row row = CrmKeys.require(table, path.get(0));
    String name = path.get(1).name();
    if (path.size() == 3 && path.get(2).name().equals(REF)) {
      Navigation navigation =
          navigations.find(table.model(), name).orElseThrow(() -> CrmErrors.noSegment(name));
      link(tx, request, table, row, new Link(navigation, path.get(1)), references);
      return Response.empty(204);
    }
    Column column = table.model().column(name).orElseThrow(() -> CrmErrors.noSegment(name));
    if (path.size() > 2 || !List.of("PUT", "DELETE").contains(request.method())) {
      throw CrmErrors.noMethod(request.method());
    }
    Conditions.of(request).check(row);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    JsonNode value =
        request.method().equals("PUT") ? request.object(PAYLOAD).path("value") : body.nullNode();
    body.set(column.name(), value);
    writer.update(tx, table, row, body, references);
    return Response.empty(204);
  }

  /** A navigation in an address, with the related row's key where the address has one. */
  private record Link(Navigation navigation, Segment segment) {}

  private void link(
      Transaction tx, Request request, Table table, Row row, Link link, References references) {
    Navigation navigation = link.navigation();
    if (request.method().equals("DELETE")) {
      unlink(tx, request, table, row, link);
      return;
    }
    String target = request.object(PAYLOAD).path("@odata.id").asText();
    if (navigation.single()) {
      Reference reference = reader.resolve(navigation, target, references);
      writer.set(tx, table, row, navigation.lookup(), reference);
      return;
    }
    Table related = database.table(navigation.target().set());
    List<Segment> segments = Segment.parse(references.resolve(target));
    Row child = CrmKeys.require(related, segments.get(segments.size() - 1));
    Reference up = new Reference(table.model().set(), row.id());
    writer.set(tx, related, child, navigation.lookup(), up);
  }

  private void unlink(Transaction tx, Request request, Table table, Row row, Link link) {
    Navigation navigation = link.navigation();
    if (navigation.single()) {
      writer.set(tx, table, row, navigation.lookup(), null);
      return;
    }
    Table related = database.table(navigation.target().set());
    Segment key = link.segment();
    if (!key.hasArguments()) {
      List<Segment> named = Segment.parse(String.valueOf(request.option("$id")));
      key = named.get(named.size() - 1);
    }
    writer.set(tx, related, CrmKeys.require(related, key), navigation.lookup(), null);
  }
}
