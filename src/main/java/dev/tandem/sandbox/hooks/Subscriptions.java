package dev.tandem.sandbox.hooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.http.Limits;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Service;
import dev.tandem.sandbox.http.Urls;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Business Central's {@code subscriptions}, in front of the other sets. Which status a failed
 * handshake has is not documented; 400 is a guess.
 */
public final class Subscriptions implements Service {
  private static final String SET = "subscriptions";
  private static final Pattern ONE = Pattern.compile(SET + "\\('([^']+)'\\)");
  private static final Pattern RESOURCE =
      Pattern.compile("/?(api/v2\\.0/companies\\([^)]+\\)/(\\w+))");
  private static final int MOST = 200;
  private static final Duration LIFE = Duration.ofDays(3);
  private static final Set<String> SUPPORTED =
      Set.of(
          "accounts",
          "companyInformation",
          "countriesRegions",
          "currencies",
          "customers",
          "dimensions",
          "employees",
          "itemCategories",
          "items",
          "journals",
          "paymentMethods",
          "paymentTerms",
          "salesCreditMemos",
          "salesInvoices",
          "salesOrders",
          "salesQuotes",
          "shipmentMethods",
          "unitsOfMeasure",
          "vendors");

  private final Service others;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final Postman postman = new Postman();
  private final Map<String, Subscription> all = new ConcurrentHashMap<>();

  public Subscriptions(Service others, Clock clock, Supplier<UUID> ids) {
    this.others = others;
    this.clock = clock;
    this.ids = ids;
  }

  /** Those that are alive. */
  List<Subscription> alive() {
    all.values().removeIf(s -> s.expires().isBefore(clock.instant()));
    return List.copyOf(all.values());
  }

  /** A receiver that refuses loses its subscription. */
  void drop(Subscription subscription) {
    all.remove(subscription.id());
  }

  @Override
  public Response answer(Request request) {
    String path = Urls.decodePath(request.path());
    if (!path.startsWith(SET)) {
      return others.answer(request);
    }
    try {
      return answer(request, path);
    } catch (ApiException e) {
      return error(e);
    }
  }

  private Response answer(Request request, String path) {
    if (path.equals(SET)) {
      return request.method().equals("POST") ? create(request) : list();
    }
    Subscription one = one(path);
    if (request.method().equals("GET")) {
      return Response.json(200, one.json(clock.instant()));
    }
    String match = request.header("If-Match");
    if (match == null || !match.equals("*") && !match.equals(one.tag())) {
      throw new ApiException(409, "Request_EntityChanged", "Another user has already changed it.");
    }
    if (request.method().equals("DELETE")) {
      drop(one);
      return Response.empty(204);
    }
    return renew(request, one);
  }

  private Subscription one(String path) {
    Matcher matcher = ONE.matcher(path);
    Subscription one = matcher.matches() ? all.get(matcher.group(1)) : null;
    if (one == null || one.expires().isBefore(clock.instant())) {
      throw new ApiException(404, "Internal_RecordNotFound", "The subscription does not exist.");
    }
    return one;
  }

  private Response list() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode value = body.putArray("value");
    alive().forEach(s -> value.add(s.json(clock.instant())));
    return Response.json(200, body);
  }

  private Response create(Request request) {
    ObjectNode body = request.object("BadRequest");
    Matcher resource = RESOURCE.matcher(body.path("resource").asText());
    if (!resource.matches() || !SUPPORTED.contains(resource.group(2))) {
      throw new ApiException(
          400, "BadRequest", "The resource is not supported: " + body.path("resource").asText());
    }
    if (alive().size() >= MOST) {
      throw new ApiException(400, "BadRequest", "There are " + MOST + " subscriptions already.");
    }
    Subscription made =
        new Subscription(
            ids.get().toString().replace("-", ""),
            body.path("notificationUrl").asText(),
            resource.group(1),
            body.path("clientState").asText(""),
            clock.instant().plus(LIFE),
            1);
    shakeHands(made.notificationUrl());
    all.put(made.id(), made);
    return Response.json(201, made.json(clock.instant()));
  }

  private Response renew(Request request, Subscription before) {
    ObjectNode body = request.object("BadRequest");
    Subscription now =
        new Subscription(
            before.id(),
            body.path("notificationUrl").asText(before.notificationUrl()),
            before.resource(),
            body.path("clientState").asText(before.clientState()),
            clock.instant().plus(LIFE),
            before.version() + 1);
    shakeHands(now.notificationUrl());
    all.put(now.id(), now);
    return Response.json(200, now.json(clock.instant()));
  }

  /** The receiver must give the token back. */
  private void shakeHands(String url) {
    String token = ids.get().toString();
    String mark = url.contains("?") ? "&" : "?";
    Postman.Reply reply =
        postman.post(
            URI.create(
                url + mark + "validationToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8)),
            Map.of(),
            "");
    if (!reply.isSuccess() || !reply.body().strip().equals(token)) {
      throw new ApiException(
          400, "BadRequest", "The notification URL did not answer with the validation token.");
    }
  }

  @Override
  public Response error(ApiException failure) {
    return others.error(failure);
  }

  @Override
  public ApiException unauthorized() {
    return others.unauthorized();
  }

  @Override
  public ApiException tooMany(Limits.Refusal why) {
    return others.tooMany(why);
  }

  @Override
  public int longestUrl() {
    return others.longestUrl();
  }

  @Override
  public Response withBudget(Response response, int requestsLeft) {
    return others.withBudget(response, requestsLeft);
  }

  @Override
  public boolean tellsRetryAfter() {
    return others.tellsRetryAfter();
  }
}
