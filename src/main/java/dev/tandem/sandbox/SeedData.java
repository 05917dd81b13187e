package dev.tandem.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The rows that the systems start with: entity set to rows, in the APIs' property names (lookups as
 * {@code _x_value}). They are taken as they are, whatever the rules for clients say.
 */
public record SeedData(Map<String, List<ObjectNode>> crm, Map<String, List<ObjectNode>> erp) {

  public static SeedData empty() {
    return new SeedData(Map.of(), Map.of());
  }
}
