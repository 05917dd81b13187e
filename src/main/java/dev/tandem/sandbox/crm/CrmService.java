package dev.tandem.sandbox.crm;

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
import dev.tandem.sandbox.model.Catalog;
import dev.tandem.sandbox.rows.Caller;
import dev.tandem.sandbox.rows.Change;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.Transaction;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The Dataverse Web API over one database: finds who answers a request. */
public final class CrmService implements Service {
  private static final int LONGEST_URL = 32 * 1024;

  private final Database database;
  private final UUID user;
  private final Counters counters;
  private final RowAddresses addresses;
  private final CrmWrites writes;
  private final BulkMessages bulk;
  private final CrmBatch batch;
  private final Definitions definitions;
  private final BiFunction<UUID, Counters, CrmService> twin;

  public CrmService(
      Database database,
      Catalog catalog,
      UUID user,
      Clock clock,
      Supplier<UUID> ids,
      Counters counters) {
    this(database, catalog, user, clock, ids, counters, new OptionSets());
  }

  private CrmService(
      Database database,
      Catalog catalog,
      UUID user,
      Clock clock,
      Supplier<UUID> ids,
      Counters counters,
      OptionSets options) {
    this.database = database;
    this.user = user;
    this.counters = counters;
    this.twin =
        (other, uncounted) ->
            new CrmService(database, catalog, other, clock, ids, uncounted, options);
    Navigations navigations = new Navigations(catalog);
    CrmView view = new CrmView(database, navigations);
    CrmFormat format = new CrmFormat(database, navigations, view, options);
    ColumnRules rules = new ColumnRules(options);
    PayloadReader reader = new PayloadReader(database, navigations, rules);
    RowWriter writer = new RowWriter(database, reader, rules, ids);
    CrmReads reads = new CrmReads(database, view, format, clock);
    this.addresses = new RowAddresses(database, navigations, view, reads);
    this.writes = new CrmWrites(database, navigations, reader, writer, reads);
    this.bulk = new BulkMessages(writer);
    this.batch = new CrmBatch(this, ids, counters);
    this.definitions = new Definitions(catalog, navigations, options);
  }

  /** The same system as another user sees it, with counters of its own. */
  public CrmService as(UUID other, Counters uncounted) {
    return twin.apply(other, uncounted);
  }

  /** Repeats changes of option sets that the journal kept. */
  public void replay(Change change) {
    definitions.replay(change);
  }

  @Override
  public Response answer(Request request) {
    if (request.isBatch()) {
      counters.count("batches");
      return guarded(() -> batch.answer(request));
    }
    return alone(request);
  }

  /** A request outside of change sets: a unit of work of its own, failures as answers. */
  Response alone(Request request) {
    if (request.method().equals("GET")) {
      counters.count("reads");
      return guarded(() -> database.read(() -> read(request)));
    }
    return guarded(
        () -> database.write(caller(request), tx -> write(tx, request, new References())));
  }

  <T> T inTransaction(Request outer, Function<Transaction, T> work) {
    return database.write(caller(outer), work);
  }

  Response guarded(Supplier<Response> work) {
    try {
      return work.get();
    } catch (ApiException e) {
      return error(e);
    } catch (FilterSyntaxException e) {
      return error(CrmErrors.query(e.getMessage()));
    }
  }

  private Caller caller(Request request) {
    String impersonated = request.header("MSCRMCallerID");
    UUID acting = impersonated == null ? user : UUID.fromString(impersonated);
    return new Caller(acting, request.clientId());
  }

  private Response read(Request request) {
    List<Segment> path = request.segments();
    if (path.isEmpty()) {
      return Response.json(200, definitions.serviceDocument(request.root()));
    }
    return switch (path.get(0).name()) {
      case "$metadata" -> Response.text(200, "application/xml", definitions.metadata());
      case "WhoAmI", "Microsoft.Dynamics.CRM.WhoAmI" -> Response.json(200, whoAmI(request));
      case "EntityDefinitions" -> definitions.read(request, path);
      default -> addresses.read(request, path);
    };
  }

  Response write(Transaction tx, Request request, References references) {
    counters.count("writes");
    List<Segment> path = request.segments();
    if (path.isEmpty()) {
      throw CrmErrors.noMethod(request.method());
    }
    String first = path.get(0).name();
    Table table = database.table(first);
    if (table == null && path.size() == 1 && Definitions.isAction(first)) {
      return definitions.act(tx, request, first);
    }
    if (table == null) {
      throw CrmErrors.noSegment(first);
    }
    if (path.size() == 2 && path.get(1).name().startsWith(BulkMessages.PREFIX)) {
      String action = path.get(1).name().substring(BulkMessages.PREFIX.length());
      if (BulkMessages.handles(action)) {
        return bulk.answer(tx, request, table, action);
      }
      throw CrmErrors.noSegment(path.get(1).name());
    }
    return writes.answer(tx, request, table, path, references);
  }

  private ObjectNode whoAmI(Request request) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("@odata.context", request.root() + "/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse")
        .put("BusinessUnitId", UUID.nameUUIDFromBytes(new byte[] {1}).toString())
        .put("UserId", caller(request).user().toString())
        .put("OrganizationId", UUID.nameUUIDFromBytes(new byte[] {2}).toString());
  }

  @Override
  public Response error(ApiException failure) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", failure.code()).put("message", failure.getMessage());
    return Response.json(failure.status(), body);
  }

  @Override
  public ApiException unauthorized() {
    return CrmErrors.unauthorized();
  }

  @Override
  public ApiException tooMany(Limits.Refusal why) {
    return why == Limits.Refusal.TOO_MANY_AT_ONCE
        ? new ApiException(
            429, "0x80072326", "Number of concurrent requests exceeded the limit of 52.")
        : new ApiException(
            429,
            "0x80072322",
            "Number of requests exceeded the limit of 6000 over time window of 300 seconds.");
  }

  @Override
  public int longestUrl() {
    return LONGEST_URL;
  }

  /** The suggested parallelism is a constant here; the product computes it per organisation. */
  @Override
  public Response withBudget(Response response, int requestsLeft) {
    return response
        .with("x-ms-ratelimit-burst-remaining-xrm-requests", Integer.toString(requestsLeft))
        .with("x-ms-ratelimit-time-remaining-xrm-requests", "1,200.00")
        .with("x-ms-dop-hint", "8");
  }

  @Override
  public boolean tellsRetryAfter() {
    return true;
  }
}
