package dev.tandem.crm;

import java.util.Map;

/**
 * How the CRM is used.
 *
 * @param pageSize records per page, 1 to 5000
 * @param batchSize requests per {@code $batch}, at most 1000
 * @param language LCID of the labels that are written, e.g. 1033
 * @param logicalNames logical names of tables whose entity set does not follow the plural rule, by
 *     entity set
 * @param ownerTeam name of the team that owns new records which no person owns; null: the node's
 *     user
 */
public record CrmSettings(
    int pageSize, int batchSize, int language, Map<String, String> logicalNames, String ownerTeam) {
  public CrmSettings {
    logicalNames = Map.copyOf(logicalNames);
  }

  public static CrmSettings standard() {
    return new CrmSettings(1000, 100, 1033, Map.of(), null);
  }

  /** The logical name of an entity set's table: {@code accounts} is {@code account}. */
  String logicalName(String entitySet) {
    String known = logicalNames.get(entitySet);
    if (known != null) {
      return known;
    }
    if (entitySet.endsWith("ies")) {
      return entitySet.substring(0, entitySet.length() - 3) + "y";
    }
    return entitySet.endsWith("s") ? entitySet.substring(0, entitySet.length() - 1) : entitySet;
  }
}
