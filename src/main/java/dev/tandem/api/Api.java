package dev.tandem.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import dev.tandem.sync.SystemFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the operation that a request asks for, checks access and contract, and has it done. What
 * the contract does not name does not exist; an operation without a handler does not start.
 */
public final class Api {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  private static final int LARGEST = 1_000_000;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * A request as it came in.
   *
   * @param method HTTP method
   * @param path path with its leading slash, still encoded
   * @param query query parameters, decoded
   * @param authorization the header of that name, or null
   * @param contentType the header of that name, or null
   * @param body the body, empty if there is none
   */
  public record Request(
      String method,
      String path,
      Map<String, String> query,
      String authorization,
      String contentType,
      String body) {}

  private final Contract contract = Contract.read();
  private final Access access;
  private final Map<String, Handler> handlers = new HashMap<>();

  public Api(Access access, NodeControl node, Records records) {
    this.access = access;
    handlers.putAll(new StatusResource(node, records, contract).handlers());
    handlers.putAll(new MappingResource(node, records).handlers());
    handlers.putAll(new RunResource(node, records).handlers());
    handlers.putAll(new CouplingResource(node, records).handlers());
    handlers.putAll(new ErrorResource(node, records).handlers());
    handlers.putAll(new FullSyncResource(node).handlers());
    List<String> open =
        contract.operations().stream()
            .map(Operation::id)
            .filter(id -> !handlers.containsKey(id))
            .toList();
    if (!open.isEmpty()) {
      throw new IllegalStateException("Operations without a handler: " + open);
    }
  }

  /** Never throws: what goes wrong is an answer. */
  public Answer answer(Request request) {
    try {
      return authorized(request);
    } catch (Refusal refusal) {
      return refusal.problem() == null
          ? Problems.of(refusal.status(), refusal.getMessage())
          : Problems.of(refusal.status(), refusal.problem());
    } catch (SystemFault fault) {
      return Problems.of(503, fault.problem());
    } catch (RuntimeException e) {
      LOG.error("{} {} failed.", request.method(), request.path(), e);
      return Problems.of(500, "The node failed at this request; its log says more.");
    }
  }

  private Answer authorized(Request request) {
    if (!access.isAdministrator(request.authorization())) {
      return Problems.of(
          401, "Send the administrator's token: Authorization: Bearer <token>; see docs/api.md.");
    }
    List<Operation> here = contract.at(request.path());
    Optional<Operation> operation = contract.find(request.method(), request.path());
    if (operation.isPresent()) {
      return handlers.get(operation.get().id()).handle(call(operation.get(), request));
    }
    return here.isEmpty()
        ? Problems.of(404, "There is nothing at " + request.path() + '.')
        : Problems.of(
            405,
            request.path()
                + " takes "
                + here.stream()
                    .map(o -> o.method().toUpperCase(java.util.Locale.ROOT))
                    .collect(Collectors.joining(", "))
                + '.');
  }

  private static Call call(Operation operation, Request request) {
    request.query().forEach((name, value) -> checkParameter(operation, name, value));
    return new Call(
        operation.placeholders(request.path()), request.query(), body(operation, request));
  }

  private static void checkParameter(Operation operation, String name, String value) {
    JsonSchema schema = operation.parameters().get(name);
    if (schema == null) {
      throw Refusal.of(
          400, "There is no parameter " + name + "; known: " + operation.parameters().keySet());
    }
    JsonNode node =
        value.matches("\\d{1,9}") ? node(value) : JsonNodeFactory.instance.textNode(value);
    boolean fits =
        schema.validate(node).isEmpty()
            || schema.validate(JsonNodeFactory.instance.textNode(value)).isEmpty();
    if (!fits) {
      throw Refusal.of(400, "The parameter " + name + " cannot be '" + value + "'.");
    }
  }

  private static JsonNode node(String number) {
    return JsonNodeFactory.instance.numberNode(Integer.parseInt(number));
  }

  private static JsonNode body(Operation operation, Request request) {
    if (operation.body() == null) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (request.body().length() > LARGEST) {
      throw Refusal.of(413, "A body may have 1,000,000 characters.");
    }
    if (request.body().isBlank() && !operation.bodyRequired()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (request.contentType() == null || !request.contentType().startsWith("application/json")) {
      throw Refusal.of(415, "Send the body as application/json.");
    }
    JsonNode body = parsed(request.body());
    List<String> complaints = operation.complaints(body);
    if (!complaints.isEmpty()) {
      throw Refusal.of(400, String.join(" ", complaints));
    }
    return body;
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw Refusal.of(400, "The body is not JSON: " + e.getOriginalMessage());
    }
  }
}
