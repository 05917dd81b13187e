package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.Client.Answer;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several companies in one ERP, and their rows in the CRM. */
class CompaniesTest {
  private static final String FRANCE = "CRONUS FR";

  @TempDir private Path state;
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    SeedData seed =
        new SeedData(TestSandbox.crm(), TestSandbox.erp())
            .withCompany(
                FRANCE,
                Map.of(
                    "countriesRegions", TestSandbox.rows("{'code':'FR','displayName':'France'}")));
    sandbox = Sandbox.start(SandboxOptions.defaults().withSeed(seed).withState(state));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void should_list_all_companies() {
    assertThat(Client.erp(sandbox).get("companies").json().path("value"))
        .extracting(company -> company.path("id").asText())
        .containsExactly(sandbox.companyId().toString(), sandbox.companyId(FRANCE).toString());
  }

  @Test
  void should_keep_the_records_of_companies_apart() {
    JsonNode first = create(sandbox.companyId(), "Köhler");
    JsonNode second = create(sandbox.companyId(FRANCE), "Dupont");

    assertThat(names(sandbox.companyId())).containsExactly("Köhler");
    assertThat(names(sandbox.companyId(FRANCE))).containsExactly("Dupont");
    assertThat(first.path("number")).as("series of each").isEqualTo(second.path("number"));
    assertThat(customer(sandbox.companyId(), second).status()).isEqualTo(404);
    assertThat(customer(sandbox.companyId(FRANCE), second).status()).isEqualTo(200);
    assertThat(sandbox.erpPerson(FRANCE).query("customers")).hasSize(1);
  }

  @Test
  void should_serve_several_companies_in_one_batch() {
    String parts =
        "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"companies(%s)/countriesRegions\"},"
            + "{\"id\":\"2\",\"method\":\"GET\",\"url\":\"companies(%s)/countriesRegions\"}]}";

    JsonNode answers =
        Client.erp(sandbox)
            .post("$batch", parts.formatted(sandbox.companyId(), sandbox.companyId(FRANCE)))
            .json()
            .path("responses");

    assertThat(answers)
        .extracting(a -> a.path("body").path("value").path(0).path("code").asText())
        .containsExactly("DE", "FR");
  }

  @Test
  void should_have_every_record_in_its_company_after_a_restart() {
    create(sandbox.companyId(), "Köhler");
    create(sandbox.companyId(FRANCE), "Dupont");

    stop();
    start();

    assertThat(names(sandbox.companyId())).containsExactly("Köhler");
    assertThat(names(sandbox.companyId(FRANCE))).containsExactly("Dupont");
  }

  @Test
  void should_have_a_row_of_the_crm_for_every_company() {
    assertThat(sandbox.crmPerson().query("bcbi_companies"))
        .extracting(
            row -> row.path("bcbi_externalid").asText(), row -> row.path("bcbi_name").asText())
        .contains(tuple(sandbox.companyId(FRANCE).toString(), FRANCE))
        .hasSize(2);
  }

  private JsonNode create(UUID company, String name) {
    Answer answer =
        Client.erp(sandbox)
            .post("companies(" + company + ")/customers", "{\"displayName\":\"" + name + "\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private Answer customer(UUID company, JsonNode customer) {
    return Client.erp(sandbox)
        .get("companies(" + company + ")/customers(" + customer.path("id").asText() + ")");
  }

  private Iterable<String> names(UUID company) {
    return Client.erp(sandbox)
        .get("companies(" + company + ")/customers")
        .json()
        .path("value")
        .findValuesAsText("displayName");
  }
}
