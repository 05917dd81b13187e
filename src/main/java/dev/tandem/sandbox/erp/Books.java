package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Segment;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.Transaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The rows of one company, and what reads and writes them. */
final class Books {
  private final Database database;
  private final ErpNavigations navigations;
  private final ErpReads reads;
  private final RecordAddresses addresses;
  private final ErpWrites writes;
  private final ErpRules rules;
  private final Triggers triggers;

  Books(Database database, Apis apis, ErpNavigations navigations, Clock clock, Supplier<UUID> ids) {
    this.database = database;
    this.navigations = navigations;
    LocalCurrency currency = new LocalCurrency(database);
    ErpView view = new ErpView(database, navigations, currency);
    this.reads = new ErpReads(view, new ErpFormat(database, view), clock);
    this.addresses = new RecordAddresses(database, apis, navigations, reads);
    this.rules = new ErpRules(database, currency);
    this.triggers = new Triggers(database);
    this.writes = new ErpWrites(database, new ErpInput(navigations), rules, triggers, ids);
  }

  Database database() {
    return database;
  }

  /** Completes seeded rows that name a related row by its id or its code only. */
  void completeSeed() {
    for (Table table : database.tables()) {
      if (!table.model().codePairs().isEmpty()) {
        for (Row row : List.copyOf(table.after(0))) {
          Draft draft = row.draft();
          if (rules.complete(table, draft)) {
            database.reseed(table, row, draft);
          }
        }
      }
    }
    triggers.completeSeed();
  }

  Response read(Request request, List<Segment> path) {
    return database.read(() -> addresses.read(request, path));
  }

  Response write(Transaction tx, Request request, List<Segment> path) {
    Segment set = path.get(0);
    Table table = addresses.table(request, set);
    if (path.size() == 1) {
      return set.hasArguments()
          ? change(tx, request, table, RecordAddresses.id(set))
          : create(tx, request, table, Map.of());
    }
    Row parent = RecordAddresses.row(table, set);
    Segment nested = path.get(1);
    ErpNavigations.Children children =
        navigations
            .children(table.model(), nested.name())
            .orElseThrow(() -> ErpErrors.noSegment(nested.name()));
    Table target = database.table(children.target().set());
    return nested.hasArguments()
        ? change(tx, request, target, RecordAddresses.id(nested))
        : create(tx, request, target, Map.of(children.via(), parent.id()));
  }

  private Response create(Transaction tx, Request request, Table table, Map<Column, Object> given) {
    if (!request.method().equals("POST")) {
      throw ErpErrors.noMethod(request.method(), table.model().set());
    }
    Row row = writes.create(tx, table, request.object("BadRequest"), given);
    String location = request.root() + "/" + request.path() + "(" + row.id() + ")";
    return reads.single(request, table, row, 201).with("Location", location);
  }

  private Response change(Transaction tx, Request request, Table table, UUID id) {
    return switch (request.method()) {
      case "PATCH" -> {
        Row row = writes.update(tx, request, table, id, request.object("BadRequest"));
        yield reads.single(request, table, row, 200);
      }
      case "DELETE" -> {
        writes.delete(tx, request, table, id);
        yield Response.empty(204);
      }
      default -> throw ErpErrors.noMethod(request.method(), table.model().set());
    };
  }
}
