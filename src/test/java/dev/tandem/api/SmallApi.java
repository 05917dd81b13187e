package dev.tandem.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An API of two things, which keeps the calls that came through. */
final class SmallApi {
  static final String TOKEN = "a-token-of-some-length";

  private static final String CONTRACT =
      """
      paths:
        /api/things/{side}/{thing}:
          parameters:
            - { name: side, in: path, schema: { enum: [ erp, crm ] } }
            - { name: thing, in: path, schema: { type: string } }
          get:
            operationId: getThing
            security: [ { token: [ administrator ] } ]
            parameters:
              - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 10 } }
              - { name: key, in: query, schema: { type: string } }
          put:
            operationId: putThing
            security: [ { token: [ administrator ] } ]
            requestBody:
              required: true
              content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
          post:
            operationId: pokeThing
            security: [ { token: [ administrator ] } ]
            requestBody:
              content: { application/json: { schema: { type: object } } }
        /api/things/erp/all:
          get:
            operationId: allThings
            security: [ { token: [ administrator ] } ]
        /api/forgotten:
          get:
            operationId: forgotten
      components:
        schemas:
          Thing:
            type: object
            required: [ amount ]
            additionalProperties: false
            properties:
              amount: { type: number }
              kind: { enum: [ large, small ] }
      """;

  private final List<Call> calls = new ArrayList<>();
  private final Api api;

  private SmallApi(Handler handler) {
    api =
        new Api(
            new Contract(yaml(CONTRACT)),
            new Access(TOKEN),
            Map.of(
                "getThing", handler,
                "putThing", this::keep,
                "pokeThing", this::keep,
                "allThings", call -> Answer.nothing(),
                "forgotten", this::keep));
  }

  static SmallApi thatKeepsCalls() {
    List<SmallApi> self = new ArrayList<>();
    self.add(new SmallApi(call -> self.get(0).keep(call)));
    return self.get(0);
  }

  static SmallApi whose(Handler getThing) {
    return new SmallApi(getThing);
  }

  private Answer keep(Call call) {
    calls.add(call);
    return Answer.nothing();
  }

  Call call() {
    return calls.get(calls.size() - 1);
  }

  List<Call> calls() {
    return calls;
  }

  Answer get(String path, String query) {
    return api.answer(asked("GET", path, query, null, "application/json", ""));
  }

  Answer send(String method, String type, String body) {
    return api.answer(asked(method, "/api/things/erp/1", null, null, type, body));
  }

  Answer accepting(String accept) {
    return api.answer(asked("GET", "/api/things/erp/1", null, accept, null, ""));
  }

  Answer authorized(String authorization, String path) {
    return api.answer(new Asked("GET", path, null, authorization, null, null, new byte[0]));
  }

  private static Asked asked(
      String method, String path, String query, String accept, String type, String body) {
    return new Asked(
        method,
        path,
        query,
        "Bearer " + TOKEN,
        accept,
        type,
        body.getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode yaml(String text) {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
