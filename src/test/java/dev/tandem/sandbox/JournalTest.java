package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.rows.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path folder;

  private Sandbox start() {
    return Sandbox.start(TestSandbox.options().withState(folder));
  }

  @Test
  void should_show_the_same_rows_after_a_restart() {
    JsonNode account;
    JsonNode customer;
    String address;
    try (Sandbox first = start()) {
      Client crm = Client.crm(first);
      crm.post(
          "accounts",
          "{'name':'Straße','creditlimit':10.10,'primarycontactid':{'lastname':'P'}}"
              .replace('\'', '"'));
      account = crm.get("accounts").json().path("value").path(0);
      address = "accounts(" + account.path("accountid").asText() + ")";
      crm.patch(address, "{\"lastusedincampaign\":\"2026-02-03\",\"creditonhold\":true}");
      account = crm.get("accounts").json().path("value").path(0);
      Client erp = Client.erp(first);
      String customers = "companies(" + first.companyId() + ")/customers";
      erp.post(customers, "{\"displayName\":\"K\",\"currencyCode\":\"USD\",\"blocked\":\"Ship\"}");
      customer = erp.get(customers).json().path("value").path(0);
    }

    try (Sandbox second = start()) {
      Client crm = Client.crm(second);
      Client erp = Client.erp(second);
      String customers = "companies(" + second.companyId() + ")/customers";
      assertThat(crm.get("accounts").json().path("value").path(0)).isEqualTo(account);
      assertThat(erp.get(customers).json().path("value").path(0)).isEqualTo(customer);
      JsonNode next = erp.post(customers, "{\"displayName\":\"L\"}").json();
      assertThat(next.path("number").asText()).isEqualTo("C10001");
      assertThat(crm.delete(address).status()).isEqualTo(204);
    }

    try (Sandbox third = start()) {
      assertThat(Client.crm(third).get(address).status()).isEqualTo(404);
    }
  }

  @Test
  void should_leave_seeded_rows_as_they_were_at_the_first_start() {
    String version;
    try (Sandbox first = start()) {
      version =
          Client.crm(first).get("transactioncurrencies").text().replaceAll("localhost:\\d+", "");
    }

    try (Sandbox second = start()) {
      assertThat(
              Client.crm(second)
                  .get("transactioncurrencies")
                  .text()
                  .replaceAll("localhost:\\d+", ""))
          .isEqualTo(version);
    }
  }

  @Test
  void should_keep_new_options_over_a_restart() {
    try (Sandbox first = start()) {
      Client.crm(first)
          .post(
              "InsertOptionValue",
              "{'EntityLogicalName':'account','AttributeLogicalName':'paymenttermscode','Value':9,'Label':{'LocalizedLabels':[{'Label':'N9'}]}}"
                  .replace('\'', '"'));
    }

    try (Sandbox second = start()) {
      assertThat(
              Client.crm(second)
                  .post("accounts", "{\"name\":\"A\",\"paymenttermscode\":9}")
                  .status())
          .isEqualTo(204);
    }
  }

  @Test
  void should_cut_off_a_torn_last_line() throws IOException {
    try (Sandbox first = start()) {
      Client.crm(first).post("accounts", "{\"name\":\"A\"}");
    }
    Path file = folder.resolve("journal.jsonl");
    Files.writeString(file, "[{\"seq\":2,\"side\":\"cr", StandardOpenOption.APPEND);

    try (Sandbox second = start()) {
      assertThat(second.lastChange()).isEqualTo(1);
      Client.crm(second).post("accounts", "{\"name\":\"B\"}");
    }

    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    assertThat(lines).hasSize(2);
    try (Sandbox third = start()) {
      assertThat(third.history(0)).extracting(Change::seq).containsExactly(1L, 2L);
    }
  }

  @Test
  void should_hold_the_changed_columns_only() {
    try (Sandbox sandbox = start()) {
      Client crm = Client.crm(sandbox);
      String address =
          crm.post("accounts", "{\"name\":\"A\",\"telephone1\":\"1\"}").header("OData-EntityId");
      crm.patch(address, "{\"name\":\"A\",\"telephone1\":null}");
      crm.delete(address);

      List<Change> history = sandbox.history(1);

      assertThat(history).extracting(Change::method).containsExactly("PATCH", "DELETE");
      assertThat(history.get(0).changed().toString()).isEqualTo("{\"telephone1\":null}");
      assertThat(history.get(0).user()).isNotNull();
    }
  }

  @Test
  void should_start_reading_in_the_middle_of_a_long_journal() {
    try (Sandbox sandbox = start()) {
      Client crm = Client.crm(sandbox);
      for (int i = 0; i < 6; i++) {
        StringBuilder targets = new StringBuilder();
        for (int j = 0; j < 100; j++) {
          targets
              .append(j == 0 ? "" : ",")
              .append("{\"name\":\"")
              .append(i * 100 + j)
              .append("\"}");
        }
        crm.post(
            "accounts/Microsoft.Dynamics.CRM.CreateMultiple", "{\"Targets\":[" + targets + "]}");
      }

      List<Change> rest = sandbox.history(450);

      assertThat(rest).hasSize(150);
      assertThat(rest.get(0).seq()).isEqualTo(451);
      assertThat(rest.get(0).changed().path("name").asText()).isEqualTo("450");
    }
  }
}
