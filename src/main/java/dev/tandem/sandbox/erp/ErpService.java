package dev.tandem.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.odata.filter.FilterSyntaxException;
import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.http.Counters;
import dev.tandem.sandbox.http.Limits;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Segment;
import dev.tandem.sandbox.http.Service;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Caller;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.Transaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Business Central's API over one database: finds who answers a request. */
public final class ErpService implements Service {
  private final Database database;
  private final Apis apis;
  private final UUID user;
  private final Supplier<UUID> ids;
  private final Counters counters;
  private final Companies companies;
  private final ErpNavigations navigations;
  private final ErpReads reads;
  private final RecordAddresses addresses;
  private final ErpWrites writes;
  private final ErpBatch batch;
  private final ErpRules rules;

  public ErpService(
      Database database, Apis apis, UUID user, Clock clock, Supplier<UUID> ids, Counters counters) {
    this.database = database;
    this.apis = apis;
    this.user = user;
    this.ids = ids;
    this.counters = counters;
    LocalCurrency currency = new LocalCurrency(database);
    this.companies = new Companies(database);
    this.navigations = new ErpNavigations(apis.all());
    ErpView view = new ErpView(database, navigations, currency);
    this.reads = new ErpReads(view, new ErpFormat(database, view), clock);
    this.addresses = new RecordAddresses(database, apis, navigations, reads);
    this.rules = new ErpRules(database, currency);
    this.writes = new ErpWrites(database, new ErpInput(navigations), rules, ids);
    this.batch = new ErpBatch(this, ids, counters);
  }

  /** Completes seeded rows that name a related row by its id or its code only. */
  public void completeSeed() {
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
  }

  @Override
  public Response answer(Request request) {
    return guarded(() -> dispatched(apis.scoped(request)));
  }

  private Response dispatched(Request request) {
    if (request.isBatch()) {
      counters.count("batches");
      return batch.answer(request);
    }
    return alone(request);
  }

  /** A request that is a unit of work of its own. */
  Response alone(Request request) {
    return request.method().equals("GET")
        ? within(null, request)
        : guarded(() -> database.write(caller(request), tx -> write(tx, request)));
  }

  /** A request as a part of a larger unit of work; a read needs none. */
  Response within(Transaction tx, Request request) {
    return request.method().equals("GET")
        ? guarded(() -> database.read(() -> read(request)))
        : guarded(() -> write(tx, request));
  }

  <T> T inTransaction(Request outer, Function<Transaction, T> work) {
    return database.write(caller(outer), work);
  }

  private Caller caller(Request request) {
    return new Caller(user, request.clientId());
  }

  private Response guarded(Supplier<Response> work) {
    try {
      return work.get();
    } catch (ApiException e) {
      return error(e);
    } catch (FilterSyntaxException e) {
      return error(ErpErrors.syntax(e.getMessage()));
    }
  }

  private Response read(Request request) {
    counters.count("reads");
    if (request.path().isEmpty()) {
      return Response.json(200, apis.of(request).serviceDocument(request.root()));
    }
    if (request.path().equals("$metadata")) {
      return Response.text(200, "application/xml", metadata(request));
    }
    return addresses.read(request, companies.below(request));
  }

  private Response write(Transaction tx, Request request) {
    counters.count("writes");
    requireJson(request);
    List<Segment> path = companies.below(request);
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

  private static void requireJson(Request request) {
    String type = request.header("Content-Type");
    boolean json = type == null || type.startsWith("application/json");
    if (!json && request.body().length > 0) {
      throw new ApiException(
          415, "BadRequest_UnsupportedMediaType", "The media type " + type + " is not supported.");
    }
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

  private String metadata(Request request) {
    return new ErpMetadata(apis.of(request), navigations).xml();
  }

  @Override
  public Response error(ApiException failure) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String message = failure.getMessage() + "  CorrelationId:  " + ids.get() + ".";
    body.putObject("error").put("code", failure.code()).put("message", message);
    return Response.json(failure.status(), body);
  }

  @Override
  public ApiException unauthorized() {
    return new ApiException(
        401,
        "Authentication_InvalidCredentials",
        "The server has rejected the client credentials.");
  }

  /** The body of a 429 is not documented; this one is a guess. */
  @Override
  public ApiException tooMany(Limits.Refusal why) {
    return new ApiException(
        429, "Application_TooManyRequests", "Too many requests. Reduce the rate and try again.");
  }

  /** No limit is documented. */
  @Override
  public int longestUrl() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Response withBudget(Response response, int requestsLeft) {
    return response;
  }

  @Override
  public boolean tellsRetryAfter() {
    return false;
  }
}
