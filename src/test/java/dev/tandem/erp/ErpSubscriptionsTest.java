package dev.tandem.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.app.MappingWords;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.WireServer;
import dev.tandem.odata.WireServer.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the node subscribes to in the ERP, at an ERP that keeps subscriptions in a list. */
class ErpSubscriptionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final URI HERE = URI.create("https://node.example/hooks/erp");
  private static final String SECRET = "s3cret";

  private final Map<String, ObjectNode> subscriptions = new LinkedHashMap<>();
  private final Mapping customers = mapping("CUSTOMERS", "customers", "CRONUS");
  private final Mapping sameCustomers = mapping("SAME-CUSTOMERS", "customers", "CRONUS");
  private final Mapping contacts = mapping("CONTACTS", "contacts", "CRONUS");
  private boolean vanishes;
  private int made;
  private WireServer server;
  private ErpSystem erp;

  @BeforeEach
  void start() {
    server = new WireServer(this::answer);
    erp =
        new ErpSystem(
            server.connection(ErpSystem.headers()),
            server.url() + "/api/v2.0",
            ErpSettings.of("CRONUS"),
            Optional::empty,
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_subscribe_once_for_mappings_that_share_a_table() {
    List<Mapping> both = List.of(customers, sameCustomers);

    assertThat(keep(both)).containsExactly("CUSTOMERS", "SAME-CUSTOMERS");
    assertThat(keep(both)).containsExactly("CUSTOMERS", "SAME-CUSTOMERS");

    assertThat(subscriptions).hasSize(1);
  }

  @Test
  void should_end_what_is_subscribed_twice() {
    keep(List.of(customers));
    subscriptions.put("double", subscriptions.values().iterator().next().deepCopy());
    subscriptions.get("double").put("subscriptionId", "double");

    keep(List.of(customers));

    assertThat(subscriptions).hasSize(1);
  }

  @Test
  void should_leave_out_what_the_erp_does_not_support() {
    assertThat(keep(List.of(contacts, customers))).containsExactly("CUSTOMERS");
  }

  @Test
  void should_leave_out_a_mapping_whose_company_is_not_there() {
    Mapping elsewhere = mapping("ELSEWHERE", "customers", "NOWHERE");

    assertThat(keep(List.of(elsewhere, customers))).containsExactly("CUSTOMERS");
  }

  @Test
  void should_end_what_is_mapped_no_longer_and_leave_others_theirs() {
    keep(List.of(customers));
    ObjectNode foreign = subscriptions.values().iterator().next().deepCopy();
    foreign.put("subscriptionId", "foreign").put("notificationUrl", "https://else.example/");
    subscriptions.put("foreign", foreign);

    keep(List.of());

    assertThat(subscriptions).containsOnlyKeys("foreign");
  }

  @Test
  void should_renew_what_ends_within_two_days_or_has_another_secret() {
    keep(List.of(customers));
    ObjectNode known = subscriptions.values().iterator().next();
    keep(List.of(customers));
    assertThat(patches()).isZero();

    known.put("expirationDateTime", Instant.now().plus(Duration.ofHours(47)).toString());
    keep(List.of(customers));
    assertThat(patches()).isEqualTo(1);

    known.put("clientState", "an older one");
    keep(List.of(customers));
    assertThat(patches()).isEqualTo(2);
    assertThat(known.path("clientState").asText()).isEqualTo(SECRET);
  }

  @Test
  void should_subscribe_anew_when_a_subscription_vanishes_under_its_hands() {
    keep(List.of(customers));
    subscriptions.values().iterator().next().put("clientState", "an older one");
    vanishes = true;

    assertThat(keep(List.of(customers))).containsExactly("CUSTOMERS");

    assertThat(made).isEqualTo(2);
  }

  private List<String> keep(List<Mapping> mappings) {
    return erp.calls().keep(mappings, HERE, SECRET);
  }

  private long patches() {
    return server.received().stream().filter(r -> r.method().equals("PATCH")).count();
  }

  private HttpAnswer answer(Received request) {
    if (request.target().contains("/companies")) {
      return WireServer.ok("{\"value\":[{\"id\":\"C1\",\"name\":\"CRONUS\"}]}");
    }
    return switch (request.method()) {
      case "GET" -> list();
      case "POST" -> create(read(request.body()));
      case "DELETE" -> {
        subscriptions.remove(id(request));
        yield new HttpAnswer(204, dev.tandem.odata.Headers.none(), "");
      }
      default -> renew(request);
    };
  }

  private HttpAnswer list() {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("value").addAll(new ArrayList<JsonNode>(subscriptions.values()));
    return WireServer.ok(body.toString());
  }

  private HttpAnswer create(ObjectNode body) {
    if (body.path("resource").asText().endsWith("/contacts")) {
      return WireServer.json(400, "{\"error\":{\"code\":\"BadRequest\",\"message\":\"no\"}}");
    }
    String id = "s" + ++made;
    body.put("subscriptionId", id).put("@odata.etag", "W/\"1\"");
    body.put("expirationDateTime", Instant.now().plus(Duration.ofDays(3)).toString());
    subscriptions.put(id, body);
    return WireServer.json(201, body.toString());
  }

  private HttpAnswer renew(Received request) {
    assertThat(request.header("If-Match")).isEqualTo("W/\"1\"");
    if (vanishes) {
      return WireServer.json(404, "{\"error\":{\"code\":\"Gone\",\"message\":\"gone\"}}");
    }
    ObjectNode known = subscriptions.get(id(request));
    known.setAll(read(request.body()));
    known.put("expirationDateTime", Instant.now().plus(Duration.ofDays(3)).toString());
    return WireServer.ok(known.toString());
  }

  private static String id(Received request) {
    return request.target().replaceFirst(".*\\('(.*)'\\)", "$1");
  }

  private static ObjectNode read(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mapping mapping(String name, String set, String company) {
    return new MappingReader(MappingWords.all())
        .read(
            name + ".yaml",
            """
            name: %s
            erp: { entity: %s, company: %s }
            crm: { entity: accounts }
            direction: to-crm
            fields:
              - { erp: displayName, crm: name }
            """
                .formatted(name, set, company));
  }
}
