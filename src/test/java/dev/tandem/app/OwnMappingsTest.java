package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.control.Person;
import dev.tandem.sandbox.seed.GeneratedCompany;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What integrators write into their own mapping files, on a running node. */
class OwnMappingsTest {
  private static final int CUSTOMERS = 9;

  @TempDir private Path folder;

  @Test
  void a_copy_with_own_fields_fills_new_records_and_options_flow_from_the_crm()
      throws IOException, InterruptedException {
    Folders.copyConfiguration(folder);
    Path mappings = folder.resolve("config/mappings");
    Folders.replace(
        mappings.resolve("customer-account.yaml"),
        "aliases: [CUSTOMER]",
        "aliases: [CUSTOMER]\nenabled: false");
    write(
        "customer-own",
        """
        name: CUSTOMER-OWN
        extends: CUSTOMER-ACCOUNT
        enabled: true
        fields:
          - { erp: taxRegistrationNumber, crm: sic, validate: { maxLength: 20 } }
        templates:
          to-crm:
            - { name: FIRMS, when: "type eq 'Company'", values: { numberofemployees: 1000, sic: FIRM } }
            - { name: REST, priority: 1, values: { numberofemployees: 1 } }
        """);
    Files.writeString(
        mappings.resolve("payment-terms.yaml"),
        """
        name: PAYMENT-TERMS
        erp: { entity: paymentTerms, key: code }
        crm: { entity: accounts, optionSet: paymenttermscode, key: label }
        direction: to-erp
        create: { to-erp: true }
        match:
          - [ { erp: code, crm: label } ]
        fields:
          - { erp: code, crm: label, transform: [ alphanumeric, uppercase, truncate(10) ] }
        """);

    Path route = folder.resolve("routes/payment-terms.camel.yaml");
    Files.writeString(
        route,
        Files.readString(route)
            .replace("terms-pull-erp", "terms-pull-crm")
            .replace("terms-erp", "terms-crm")
            .replace("terms.erp", "terms.crm")
            .replace("constant: erp", "constant: crm"));

    try (Landscape landscape =
        Landscape.of(new GeneratedCompany(1, CUSTOMERS).rows(), folder.resolve("data"))
            .with("config.dir", folder.resolve("config").toString())
            .with("routes.dir", folder.resolve("routes").toString())) {
      landscape.pass();

      List<JsonNode> accounts = rows(landscape.sandbox().crmPerson(), "accounts");
      List<JsonNode> customers = rows(landscape.sandbox().erpPerson(), "customers");
      List<String> created = texts(accounts, "sic", "FIRM", "name");
      assertThat(created).isNotEmpty();
      assertThat(texts(accounts, "numberofemployees", "1000", "name")).isEqualTo(created);
      assertThat(texts(customers, "taxRegistrationNumber", "FIRM", "displayName"))
          .containsExactlyInAnyOrderElementsOf(created);
      assertThat(rows(landscape.sandbox().erpPerson(), "paymentTerms"))
          .extracting(terms -> terms.get("code").asText())
          .contains("NET30", "NET45", "210NET30")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void an_option_of_the_crm_is_paired_with_a_code_of_another_name_in_the_mapping_file()
      throws InterruptedException {
    Folders.copyConfiguration(folder);
    Folders.replace(
        folder.resolve("config/mappings/payment-terms.yaml"),
        "  - { erp: code, crm: label }",
        "  - { erp: code, crm: label, values: { 14 TAGE: '2% 10, Net 30' }, transform: trim }");
    try (Landscape landscape =
        Landscape.of(new GeneratedCompany(1, CUSTOMERS).rows(), folder.resolve("data"))
            .with("config.dir", folder.resolve("config").toString())
            .with("routes.dir", folder.resolve("routes").toString())) {
      JsonNode known = rows(landscape.sandbox().crmPerson(), "accounts").get(CUSTOMERS / 3 + 1);
      ObjectNode terms = JsonNodeFactory.instance.objectNode().put("paymenttermscode", 2);
      landscape.editAccount(known.get("accountid").asText(), terms);

      landscape.pass();

      JsonNode paired =
          landscape
              .sandbox()
              .erpPerson()
              .query("paymentTerms?$filter=code%20eq%20'14%20TAGE'")
              .get(0);
      assertThat(rows(landscape.sandbox().erpPerson(), "customers"))
          .extracting(customer -> customer.path("paymentTermsId").asText())
          .contains(paired.get("id").asText());
      assertThat(landscape.errors()).isEmpty();
    }
  }

  private static List<JsonNode> rows(Person person, String set) {
    List<JsonNode> rows = new ArrayList<>();
    person.query(set).forEach(rows::add);
    return rows;
  }

  /** What the rows with a certain value have elsewhere. */
  private static List<String> texts(List<JsonNode> rows, String where, String is, String what) {
    return rows.stream()
        .filter(row -> row.path(where).asText().equals(is))
        .map(row -> row.path(what).asText())
        .toList();
  }

  private void write(String slug, String text) throws IOException {
    Files.writeString(folder.resolve("config/mappings/" + slug + ".yaml"), text);
    String route = Files.readString(folder.resolve("routes/customer-account.camel.yaml"));
    Files.writeString(
        folder.resolve("routes/" + slug + ".camel.yaml"),
        route
            .replace("customer-account", slug)
            .replace("CUSTOMER-ACCOUNT", slug.toUpperCase(Locale.ROOT)));
  }
}
