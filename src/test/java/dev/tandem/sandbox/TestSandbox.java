package dev.tandem.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sandboxes on the small models of the tests, with a seed of one user, currency and country. */
final class TestSandbox {
  private static final String MODELS = "/dev/tandem/sandbox/models/";
  static final String USER = "00000000-0000-0000-0000-0000000000a1";
  static final String EURO = "00000000-0000-0000-0000-0000000000c1";

  private TestSandbox() {}

  static Sandbox start() {
    return Sandbox.start(options());
  }

  static SandboxOptions options() {
    return SandboxOptions.defaults()
        .withModels(MODELS + "crm", MODELS + "erp")
        .withSeed(new SeedData(crm(), erp()));
  }

  static Map<String, List<ObjectNode>> crm() {
    return Map.of(
        "systemusers",
        rows(
            "{'systemuserid':'%s','firstname':'Nina','lastname':'Weiß','fullname':'Nina Weiß'}"
                .formatted(USER)),
        "transactioncurrencies",
        rows(
            "{'transactioncurrencyid':'%s','isocurrencycode':'EUR','currencyname':'Euro','exchangerate':1}"
                .formatted(EURO)));
  }

  static Map<String, List<ObjectNode>> erp() {
    return Map.of(
        "countriesRegions", rows("{'code':'DE','displayName':'Germany'}"),
        "currencies",
            rows("{'code':'EUR','displayName':'Euro'}", "{'code':'USD','displayName':'Dollar'}"));
  }

  static List<ObjectNode> rows(String... texts) {
    List<ObjectNode> rows = new ArrayList<>();
    for (String text : texts) {
      rows.add(object(text));
    }
    return rows;
  }

  static ObjectNode object(String text) {
    try {
      return (ObjectNode) Client.JSON.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
