package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A folder with {@code crm.json} and {@code erp.json}, each entity set to rows in the property
 * names of the APIs. What a company must have and the folder lacks is added: organisation, base
 * currency, company and its setup, countries, units, terms, Tandem's user and the default team;
 * rows get the defaults of their columns.
 */
public record DataFolder(Path directory) {

  /**
   * @throws UnreadableSeed if a file is missing or wrong
   */
  public Seed read() {
    Map<String, List<ObjectNode>> crm = new SeedFile(directory.resolve("crm.json"), "crm").rows();
    Map<String, List<ObjectNode>> erp = new SeedFile(directory.resolve("erp.json"), "erp").rows();
    Seed seed = new Seed(crm, erp);
    new Completion(seed).apply();
    new CodePairs(erp).complete();
    complete("crm", crm);
    complete("erp", erp);
    return seed;
  }

  private static void complete(String side, Map<String, List<ObjectNode>> sets) {
    sets.forEach(
        (set, rows) -> SetModel.find(side, set).ifPresent(model -> rows.forEach(model::complete)));
  }
}
