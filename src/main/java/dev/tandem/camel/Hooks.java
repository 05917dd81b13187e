package dev.tandem.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
      Pattern.compile("/?api/v2\\.0/companies\\([^)]+\\)/(\\w+)(?:\\(([^)]+)\\))?(.*)");

  /** What a call can set off. */
  public interface Doors {
    /** Something changed: reads what it is. */
    void wake(Mapping mapping, Side side);

    /** Records are said to be deleted: looks, and deals with it as the mapping says. */
    void deleted(Mapping mapping, Side side, List<String> ids);

    /** Some records are said to be deleted: finds out which. */
    void findDeleted(Mapping mapping, Side side);
  }

  private final Supplier<Mappings> mappings;
  private final Doors doors;
  private final byte[] secret;

  /**
   * @param secret what proves that a call comes from one of the systems
   */
  public Hooks(Supplier<Mappings> mappings, Doors doors, String secret) {
    this.mappings = mappings;
    this.doors = doors;
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
          .forEach(
              m -> {
                if (deleted) {
                  deleted(m, Side.CRM, List.of(id));
                } else {
                  changed(m, Side.CRM);
                }
              });
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
      Map<String, Told> bySet = new TreeMap<>();
      for (JsonNode note : json(message.getBody(String.class)).path("value")) {
        Matcher resource = ERP_RECORD.matcher(note.path("resource").asText());
        if (isSecret(note.path("clientState").asText()) && resource.matches()) {
          bySet
              .computeIfAbsent(resource.group(1), set -> new Told())
              .add(note.path("changeType").asText(), resource.group(2), resource.group(3));
        }
      }
      bySet.forEach(this::tell);
      // Anything but a success would end the subscription.
      answer(exchange, 200, null);
    };
  }

  /** What one posting of the ERP tells of one set. */
  private static final class Told {
    private final List<String> gone = new ArrayList<>();
    private boolean changed;
    private boolean someGone;

    /** Very many changes come as one collection; without a filter if some are deletions. */
    void add(String kind, String id, String query) {
      if (kind.equals("deleted") && id != null) {
        gone.add(id);
      } else {
        changed = true;
        someGone |= kind.equals("collection") && query.isEmpty();
      }
    }
  }

  private void tell(String set, Told told) {
    mappings.get().enabled().stream()
        .filter(m -> m.erp().entity().equals(set) && m.erp().api() == null)
        .forEach(
            m -> {
              deleted(m, Side.ERP, told.gone);
              if (told.changed) {
                changed(m, Side.ERP);
              }
              if (told.someGone) {
                doors.findDeleted(m, Side.ERP);
              }
            });
  }

  private void deleted(Mapping mapping, Side side, List<String> gone) {
    if (!gone.isEmpty()) {
      doors.deleted(mapping, side, gone);
    }
  }

  private void changed(Mapping mapping, Side side) {
    if (mapping.direction().flowsTo(side.other())) {
      doors.wake(mapping, side);
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
