package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** YAML files that the sandbox brings along. */
final class Resource {
  private static final YAMLMapper YAML = new YAMLMapper();

  private Resource() {}

  static Optional<JsonNode> find(String path) {
    try (InputStream in = Resource.class.getResourceAsStream("/sandbox/" + path)) {
      return in == null ? Optional.empty() : Optional.of(YAML.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("sandbox/" + path + " cannot be read", e);
    }
  }

  static JsonNode read(String path) {
    return find(path).orElseThrow(() -> new IllegalStateException("sandbox/" + path + " missing"));
  }
}
