package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Headers;
import dev.tandem.sandbox.http.Json;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Service;
import java.util.Map;
import java.util.UUID;

/**
 * A person at work in one of the systems: edits by the rules of the system, but as another user
 * than the node, without token, limits, faults and counters.
 */
public final class Person {
  private final Service service;
  private final String root;
  private final String prefix;

  /**
   * @param prefix what stands before the entity set in addresses, such as the company
   */
  public Person(Service service, String root, String prefix) {
    this.service = service;
    this.root = root;
    this.prefix = prefix;
  }

  public ObjectNode create(String set, ObjectNode values) {
    return object(send("POST", set, Json.bytes(values)));
  }

  public ObjectNode update(String set, UUID id, ObjectNode values) {
    return object(send("PATCH", set + "(" + id + ")", Json.bytes(values)));
  }

  public void delete(String set, UUID id) {
    require(send("DELETE", set + "(" + id + ")", new byte[0]));
  }

  public ObjectNode read(String set, UUID id) {
    return object(send("GET", set + "(" + id + ")", new byte[0]));
  }

  /**
   * The rows of a query such as {@code accounts?$filter=name eq 'A'}, special characters encoded.
   */
  public JsonNode query(String query) {
    return object(send("GET", query, new byte[0])).path("value");
  }

  Response send(String method, String address, byte[] body) {
    Headers headers =
        new Headers(
            method.equals("POST")
                ? Map.of("Prefer", "return=representation")
                : Map.of("Prefer", "return=representation", "If-Match", "*"));
    return service.answer(Request.of(method, root, prefix + address, headers, body));
  }

  private static ObjectNode object(Response response) {
    require(response);
    return (ObjectNode) Json.treeOrNull(response.body());
  }

  private static void require(Response response) {
    if (response.failed()) {
      throw new IllegalStateException("The edit was refused: " + Json.treeOrNull(response.body()));
    }
  }
}
