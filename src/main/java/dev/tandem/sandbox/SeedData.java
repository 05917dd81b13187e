package dev.tandem.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that the systems start with: entity set to rows, in the APIs' property names (lookups as
 * {@code _x_value}). They are taken as they are, whatever the rules for clients say.
 *
 * @param erp rows of the ERP's first company
 * @param companies rows of its further companies, by their names
 */
public record SeedData(
    Map<String, List<ObjectNode>> crm,
    Map<String, List<ObjectNode>> erp,
    Map<String, Map<String, List<ObjectNode>>> companies) {

  public SeedData(Map<String, List<ObjectNode>> crm, Map<String, List<ObjectNode>> erp) {
    this(crm, erp, Map.of());
  }

  public static SeedData empty() {
    return new SeedData(Map.of(), Map.of());
  }

  /** The same with one more company in the ERP. */
  public SeedData withCompany(String name, Map<String, List<ObjectNode>> rows) {
    Map<String, Map<String, List<ObjectNode>>> more = new LinkedHashMap<>(companies);
    more.put(name, rows);
    return new SeedData(crm, erp, more);
  }
}
