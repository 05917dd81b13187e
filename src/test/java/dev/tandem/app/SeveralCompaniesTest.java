package dev.tandem.app;

import static dev.tandem.app.Landscape.json;
import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.SeedData;
import dev.tandem.sandbox.control.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two companies of the ERP share one CRM through one node. */
class SeveralCompaniesTest {
  private static final String FRANCE = "CRONUS FR";
  private static final String GERMAN =
      """
      name: CUSTOMER-ACCOUNT
      erp: { entity: customers, key: number }
      crm: { entity: accounts, filter: "statecode eq 0", company: bcbi_companyid }
      direction: both
      create: { to-crm: true, to-erp: true }
      match:
        - [ { erp: email, crm: emailaddress1 } ]
      fields:
        - { erp: displayName, crm: name }
        - { erp: email, crm: emailaddress1 }
        - { erp: phoneNumber, crm: telephone1 }
        - { erp: number, crm: accountnumber, direction: to-crm, transform: prefix(DE-) }
      """;
  private static final String FRENCH =
      """
      name: CUSTOMER-FR
      extends: CUSTOMER-ACCOUNT
      erp: { company: CRONUS FR }
      fields:
        - { erp: number, crm: accountnumber, direction: to-crm, transform: prefix(FR-) }
      """;

  @TempDir private Path folder;
  private Landscape landscape;

  @BeforeEach
  void start() throws IOException {
    Folders.copyConfiguration(folder);
    Path mappings = folder.resolve("config").resolve("mappings");
    deleteFiles(mappings);
    Files.writeString(mappings.resolve("customer-account.yaml"), GERMAN);
    Files.writeString(mappings.resolve("customer-fr.yaml"), FRENCH);
    Path routes = folder.resolve("routes");
    String route = Files.readString(routes.resolve("customer-account.camel.yaml"));
    deleteFiles(routes);
    Files.writeString(routes.resolve("customer-account.camel.yaml"), route);
    Files.writeString(routes.resolve("customer-fr.camel.yaml"), french(route));
    landscape =
        Landscape.of(seed(), folder.resolve("data"))
            .with("config.dir", folder.resolve("config").toString())
            .with("routes.dir", routes.toString());
  }

  @AfterEach
  void stop() {
    landscape.close();
  }

  @Test
  void should_mix_no_record_up_and_number_each_once() throws InterruptedException {
    UUID ofGermany = account("Muster AG", "muster@example.com", landscape.sandbox().companyId());
    account("Exemple SA", "exemple@example.com", landscape.sandbox().companyId(FRANCE));
    UUID ofNobody = account("Shared Ltd.", "shared@example.com", null);

    landscape.pass();

    assertThat(accounts())
        .containsExactlyInAnyOrder(
            tuple("Müller", "DE-10", "CRONUS International Ltd."),
            tuple("Muster AG", "DE-C10000", "CRONUS International Ltd."),
            tuple("Shared Ltd.", "DE-11", "CRONUS International Ltd."),
            tuple("Dupont", "FR-10", FRANCE),
            tuple("Exemple SA", "FR-C10000", FRANCE),
            tuple("Shared Ltd.", "FR-11", FRANCE));
    assertThat(names(german())).containsExactlyInAnyOrder("Müller", "Muster AG", "Shared Ltd.");
    assertThat(names(french())).containsExactlyInAnyOrder("Dupont", "Exemple SA", "Shared Ltd.");
    assertThat(landscape.errors()).isEmpty();

    long written = landscape.lastWrite();
    landscape.pass();
    assertThat(landscape.writesSince(written)).as("echo").isEmpty();

    landscape.editAccount(ofGermany.toString(), values("telephone1", "+49 30 1"));
    landscape.editAccount(ofNobody.toString(), values("telephone1", "+49 30 2"));
    landscape.pass();
    assertThat(phones(german())).contains("+49 30 1");
    assertThat(phones(french())).doesNotContain("+49 30 1");
    assertThat(Stream.of(german(), french()).flatMap(company -> phones(company).stream()))
        .as("shared by name, but one company's account")
        .containsOnlyOnce("+49 30 2");
  }

  private static void deleteFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String french(String route) {
    return route
        .replace("customer-account", "customer-fr")
        .replace("CUSTOMER-ACCOUNT", "CUSTOMER-FR");
  }

  /** Both companies have a customer of the same number, and one that both know. */
  private static SeedData seed() {
    return new SeedData(Map.of(), customers("Müller")).withCompany(FRANCE, customers("Dupont"));
  }

  private static Map<String, List<ObjectNode>> customers(String name) {
    return Map.of(
        "customers",
        List.of(
            json("{'number':'10','displayName':'" + name + "','blocked':' '}"),
            json("{'number':'11','displayName':'Shared Ltd.','email':'shared@example.com'}")));
  }

  private UUID account(String name, String email, UUID company) {
    ObjectNode values = values("name", name).put("emailaddress1", email);
    if (company != null) {
      values.put("bcbi_companyid@odata.bind", "/bcbi_companies(" + row(company) + ")");
    }
    return UUID.fromString(
        landscape.sandbox().crmPerson().create("accounts", values).path("accountid").asText());
  }

  private String row(UUID company) {
    for (JsonNode row : landscape.sandbox().crmPerson().query("bcbi_companies")) {
      if (row.path("bcbi_externalid").asText().equals(company.toString())) {
        return row.path("bcbi_companyid").asText();
      }
    }
    throw new AssertionError("The CRM has no row for " + company);
  }

  /** Name, number and company of all accounts. */
  private List<Tuple> accounts() {
    List<Tuple> accounts = new ArrayList<>();
    JsonNode companies = landscape.sandbox().crmPerson().query("bcbi_companies");
    for (JsonNode account : landscape.sandbox().crmPerson().query("accounts")) {
      String name = "nobody";
      for (JsonNode company : companies) {
        if (company.path("bcbi_companyid").equals(account.path("_bcbi_companyid_value"))) {
          name = company.path("bcbi_name").asText();
        }
      }
      accounts.add(
          tuple(account.path("name").asText(), account.path("accountnumber").asText(), name));
    }
    return accounts;
  }

  private Person german() {
    return landscape.sandbox().erpPerson();
  }

  private Person french() {
    return landscape.sandbox().erpPerson(FRANCE);
  }

  private static List<String> names(Person person) {
    return person.query("customers").findValuesAsText("displayName");
  }

  private static List<String> phones(Person person) {
    return person.query("customers").findValuesAsText("phoneNumber");
  }
}
