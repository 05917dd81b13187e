package dev.tandem.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The contract {@code openapi.yaml}: which operations there are. */
final class Contract {
  private static final String FILE = "/openapi.yaml";

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();

  private Contract(JsonNode document) {
    this.document = document;
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        method ->
                            operations.add(
                                Operation.of(
                                    document, method.getKey(), path.getKey(), method.getValue()))));
  }

  static Contract read() {
    try (InputStream file = Contract.class.getResourceAsStream(FILE)) {
      return new Contract(new ObjectMapper(new YAMLFactory()).readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** The operation that a request asks for; a path without placeholders goes first. */
  Optional<Operation> find(String method, String path) {
    return at(path).stream().filter(o -> o.method().equalsIgnoreCase(method)).findFirst();
  }

  /** All operations of a path. */
  List<Operation> at(String path) {
    return operations.stream()
        .filter(o -> o.matches(path))
        .sorted(java.util.Comparator.comparingInt(Operation::placeholders))
        .toList();
  }
}
