package dev.tandem.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Takes the calls of both systems: answers at once, and lets be read what they are about. A call is
 * a hint, no more: nothing of it is believed but that something changed.
 */
public final class Hooks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ERP_RECORD =
      Pattern.compile("/?api/v2\\.0/companies\\([^)]+\\)/(\\w+)(?:\\(([^)]+)\\))?.*");

  private final Supplier<Mappings> mappings;
  private final Wakes wakes;
  private final Consumer<Request> reading;
  private final Supplier<UUID> ids;
  private final byte[] secret;

  /**
   * @param reading lets named records be read
   * @param secret what proves that a call comes from one of the systems
   */
  public Hooks(
      Supplier<Mappings> mappings,
      Wakes wakes,
      Consumer<Request> reading,
      Supplier<UUID> ids,
      String secret) {
    this.mappings = mappings;
    this.wakes = wakes;
    this.reading = reading;
    this.ids = ids;
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** A RemoteExecutionContext, with the secret as {@code ?code=}. */
  public Processor ofCrm() {
    return exchange -> {
      Message message = exchange.getMessage();
      if (!isSecret(message.getHeader("code", String.class))) {
        answer(exchange, 401, null);
        return;
      }
      JsonNode context = json(message.getBody(String.class));
      String table = context.path("PrimaryEntityName").asText();
      String id = context.path("PrimaryEntityId").asText();
      boolean deleted = context.path("MessageName").asText().equals("Delete");
      mappings.get().enabled().stream()
          .filter(m -> !m.crm().isOptionSet() && isTable(m.crm().entity(), table))
          .forEach(m -> tell(m, Side.CRM, deleted ? List.of(id) : List.of()));
      answer(exchange, 200, null);
    };
  }

  /** Notifications of changed records, or the handshake of a subscription. */
  public Processor ofErp() {
    return exchange -> {
      Message message = exchange.getMessage();
      String token = message.getHeader("validationToken", String.class);
      if (token != null) {
        answer(exchange, 200, token);
        return;
      }
      Map<String, List<String>> deleted = new TreeMap<>();
      for (JsonNode note : json(message.getBody(String.class)).path("value")) {
        Matcher resource = ERP_RECORD.matcher(note.path("resource").asText());
        if (isSecret(note.path("clientState").asText()) && resource.matches()) {
          List<String> gone = deleted.computeIfAbsent(resource.group(1), s -> new ArrayList<>());
          if (note.path("changeType").asText().equals("deleted") && resource.group(2) != null) {
            gone.add(resource.group(2));
          }
        }
      }
      deleted.forEach(
          (set, gone) ->
              mappings.get().enabled().stream()
                  .filter(m -> m.erp().entity().equals(set) && m.erp().api() == null)
                  .forEach(m -> tell(m, Side.ERP, gone)));
      // Anything but a success would end the subscription.
      answer(exchange, 200, null);
    };
  }

  private void tell(Mapping mapping, Side side, List<String> gone) {
    if (!gone.isEmpty()) {
      reading.accept(Request.named(ids.get(), mapping.name(), side, gone, Instruction.AGAIN));
    } else if (mapping.direction().flowsTo(side.other())) {
      wakes.wake(mapping.name(), side);
    }
  }

  /** The CRM names tables in the singular. */
  private static boolean isTable(String entitySet, String table) {
    return entitySet.equals(table + "s")
        || entitySet.equals(table + "es")
        || table.endsWith("y") && entitySet.equals(table.substring(0, table.length() - 1) + "ies");
  }

  private boolean isSecret(String given) {
    return given != null && MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode json(String text) {
    try {
      JsonNode read = JSON.readTree(text == null ? "" : text);
      return read == null ? JSON.createObjectNode() : read;
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static void answer(Exchange exchange, int status, String body) {
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain");
    exchange.getMessage().setBody(body);
  }
}
