package dev.tandem.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.odata.filter.FilterSyntaxException;
import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.http.Counters;
import dev.tandem.sandbox.http.Limits;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Service;
import dev.tandem.sandbox.rows.Caller;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Transaction;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Business Central's API over the rows of its companies: finds who answers a request. */
public final class ErpService implements Service {
  private final Map<UUID, Books> books = new LinkedHashMap<>();
  private final Books first;
  private final Apis apis;
  private final UUID user;
  private final Supplier<UUID> ids;
  private final Counters counters;
  private final Companies companies;
  private final ErpNavigations navigations;
  private final ErpBatch batch;

  /**
   * @param databases the rows of each company by its id; those of the first one serve also the
   *     companies that have none of their own
   */
  public ErpService(
      Map<UUID, Database> databases,
      Apis apis,
      UUID user,
      Clock clock,
      Supplier<UUID> ids,
      Counters counters) {
    this.apis = apis;
    this.user = user;
    this.ids = ids;
    this.counters = counters;
    this.navigations = new ErpNavigations(apis.all());
    databases.forEach((id, rows) -> books.put(id, new Books(rows, apis, navigations, clock, ids)));
    this.first = books.values().iterator().next();
    this.companies = new Companies(first.database());
    this.batch = new ErpBatch(this, ids, counters);
  }

  /** Completes seeded rows that name a related row by its id or its code only. */
  public void completeSeed() {
    books.values().forEach(Books::completeSeed);
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
        : guarded(() -> inTransaction(request, request, tx -> write(tx, request)));
  }

  /** A request as a part of a larger unit of work; a read needs none. */
  Response within(Transaction tx, Request request) {
    return guarded(() -> request.method().equals("GET") ? read(request) : write(tx, request));
  }

  /** Works in the company that one of the requests names. */
  <T> T inTransaction(Request outer, Request one, Function<Transaction, T> work) {
    return books(companies.place(one)).database().write(caller(outer), work);
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
    Companies.Place place = companies.place(request);
    return books(place).read(request, place.path());
  }

  private Response write(Transaction tx, Request request) {
    counters.count("writes");
    requireJson(request);
    Companies.Place place = companies.place(request);
    return books(place).write(tx, request, place.path());
  }

  private Books books(Companies.Place place) {
    return books.getOrDefault(place.company(), first);
  }

  private static void requireJson(Request request) {
    String type = request.header("Content-Type");
    boolean json = type == null || type.startsWith("application/json");
    if (!json && request.body().length > 0) {
      throw new ApiException(
          415, "BadRequest_UnsupportedMediaType", "The media type " + type + " is not supported.");
    }
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
