package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.http.Counters;
import dev.tandem.sandbox.http.Headers;
import dev.tandem.sandbox.http.Multipart;
import dev.tandem.sandbox.http.Multipart.Part;
import dev.tandem.sandbox.http.MultipartWriter;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.rows.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** {@code $batch}: parts one after the other, change sets all or nothing. */
final class CrmBatch {
  private static final int MOST_REQUESTS = 1000;
  private static final int LONGEST_LINE = 64 * 1024;
  private static final String MULTIPART = "multipart/mixed";

  private final CrmService service;
  private final Supplier<UUID> ids;
  private final Counters counters;

  CrmBatch(CrmService service, Supplier<UUID> ids, Counters counters) {
    this.service = service;
    this.ids = ids;
    this.counters = counters;
  }

  /** One item of the batch: a single request, or the requests of a change set. */
  private record Item(boolean changeSet, List<Numbered> requests) {}

  private record Numbered(String contentId, Request request) {}

  /** The answers of a change set, or the one failure that undid it. */
  private record Outcome(List<Response> answers, Response failure) {}

  Response answer(Request request) {
    if (!request.method().equals("POST")) {
      throw CrmErrors.noMethod(request.method());
    }
    List<Item> items = items(request);
    int size = items.stream().mapToInt(item -> item.requests().size()).sum();
    counters.count("batchParts", size);
    if (size > MOST_REQUESTS) {
      throw new ApiException(
          400,
          "0x80048d19",
          "The batch holds %d requests; at most %d are allowed.".formatted(size, MOST_REQUESTS));
    }
    boolean goOn = request.prefer().has("continue-on-error");
    MultipartWriter answers = new MultipartWriter("batchresponse_" + ids.get());
    int status = 200;
    for (Item item : items) {
      int answered = item.changeSet() ? changeSet(request, item, answers) : single(item, answers);
      if (answered >= 400 && !goOn) {
        status = answered;
        break;
      }
    }
    return answers.response(status);
  }

  private static List<Item> items(Request request) {
    List<Item> items = new ArrayList<>();
    Headers outer = inherited(request);
    for (Part part : parts(request.body(), request.header("Content-Type"))) {
      String type = part.headers().get("Content-Type");
      if (type != null && type.startsWith(MULTIPART)) {
        List<Numbered> requests = new ArrayList<>();
        parts(part.content(), type).forEach(p -> requests.add(numbered(p, request, outer)));
        items.add(new Item(true, requests));
      } else {
        items.add(new Item(false, List.of(numbered(part, request, outer))));
      }
    }
    return items;
  }

  /** Parts act in the name of the batch; preferences and conditions do not pass on. */
  private static Headers inherited(Request request) {
    Map<String, String> fields = new HashMap<>();
    for (String name : List.of("MSCRMCallerID", "x-ms-client-request-id", "client-request-id")) {
      if (request.header(name) != null) {
        fields.put(name, request.header(name));
      }
    }
    return new Headers(fields);
  }

  private static List<Part> parts(byte[] body, String type) {
    return Multipart.parts(body, type, CrmErrors::unreadableBatch);
  }

  private static Numbered numbered(Part part, Request outer, Headers inherited) {
    checkLength(part);
    Request request = Multipart.request(part, outer.root(), inherited, CrmErrors::unreadableBatch);
    if (request.isBatch()) {
      throw CrmErrors.payload("A batch cannot hold another batch.");
    }
    return new Numbered(part.headers().get("Content-ID"), request);
  }

  /** A request line in a batch may be twice as long as a plain address. */
  private static void checkLength(Part part) {
    int length = 0;
    while (length < part.content().length && part.content()[length] != '\r') {
      length++;
    }
    if (length > LONGEST_LINE) {
      throw new ApiException(
          414, "UriTooLong", "A request line is longer than " + LONGEST_LINE + " characters.");
    }
  }

  private int single(Item item, MultipartWriter answers) {
    Numbered only = item.requests().get(0);
    Response response = service.alone(only.request());
    answers.add(described(only.request(), response), only.contentId());
    return response.status();
  }

  private int changeSet(Request outer, Item item, MultipartWriter answers) {
    Outcome outcome = service.inTransaction(outer, tx -> run(tx, item));
    if (outcome.failure() != null) {
      answers.add(outcome.failure(), null);
      return outcome.failure().status();
    }
    MultipartWriter nested = new MultipartWriter("changesetresponse_" + ids.get());
    for (int i = 0; i < item.requests().size(); i++) {
      Numbered numbered = item.requests().get(i);
      nested.add(described(numbered.request(), outcome.answers().get(i)), numbered.contentId());
    }
    answers.add(nested);
    return 200;
  }

  private Outcome run(Transaction tx, Item item) {
    References references = new References();
    List<Response> answers = new ArrayList<>();
    for (Numbered numbered : item.requests()) {
      Response response = service.guarded(() -> part(tx, numbered, references));
      if (response.failed()) {
        tx.rollback();
        return new Outcome(List.of(), response);
      }
      answers.add(response);
    }
    return new Outcome(answers, null);
  }

  private Response part(Transaction tx, Numbered numbered, References references) {
    Request request = numbered.request();
    if (request.method().equals("GET")) {
      throw CrmErrors.payload("A change set holds no GET requests.");
    }
    String path = references.resolve(request.path());
    Request resolved =
        Request.of(request.method(), request.root(), path, request.headers(), request.body());
    Request complete =
        new Request(
            resolved.method(),
            resolved.root(),
            resolved.path(),
            request.query(),
            resolved.headers(),
            resolved.body());
    Response response = service.write(tx, complete, references);
    references.name(numbered.contentId());
    return response;
  }

  private Response described(Request request, Response response) {
    Response described = response.with("OData-Version", "4.0").with("REQ_ID", ids.get().toString());
    String address = response.headers().get("OData-EntityId");
    return address != null && request.method().equals("POST")
        ? described.with("Location", address)
        : described;
  }
}
