package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.RecordError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People edit coupled records in both systems, also while the node is at work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditsOnBothSidesTest {
  private static final int CUSTOMERS = 12;

  private Path folder;
  private Landscape landscape;
  private Iterator<Coupling> pairs;
  private Coupling pair;

  @BeforeAll
  void couple(@TempDir Path shared) throws InterruptedException {
    folder = shared;
    landscape = Landscape.ofCustomers(CUSTOMERS, folder.resolve("data"));
    landscape.pass();
    landscape.bothSides().assertInStep(CUSTOMERS);
    List<Coupling> all = landscape.bothSides().couplings();
    pairs = all.stream().sorted(Comparator.comparing(Coupling::erpId)).toList().iterator();
  }

  @AfterAll
  void close() {
    landscape.close();
  }

  /** Every test has a pair of its own. */
  @BeforeEach
  void next() {
    pair = pairs.next();
  }

  private void editCustomer(String field, String value) {
    landscape.editCustomer(pair.erpId(), values(field, value));
  }

  private void editAccount(String field, String value) {
    landscape.editAccount(pair.crmId(), values(field, value));
  }

  private JsonNode customer() {
    return landscape.customer("id eq " + pair.erpId());
  }

  private JsonNode account() {
    return landscape.account("accountid eq " + pair.crmId());
  }

  private List<RecordError> errors() {
    return landscape.errors().stream()
        .filter(e -> e.recordId().equals(pair.erpId()) || e.recordId().equals(pair.crmId()))
        .toList();
  }

  @Test
  void row_11_04_edits_of_different_fields_on_both_sides_merge() throws InterruptedException {
    editCustomer("phoneNumber", "+49 30 111");
    editAccount("websiteurl", "https://merged.example");

    landscape.pass();

    assertThat(customer().path("phoneNumber").asText()).isEqualTo("+49 30 111");
    assertThat(account().path("telephone1").asText()).isEqualTo("+49 30 111");
    assertThat(customer().path("website").asText()).isEqualTo("https://merged.example");
    assertThat(account().path("websiteurl").asText()).isEqualTo("https://merged.example");
    assertThat(errors()).isEmpty();
  }

  @Test
  void edits_of_the_same_field_are_held_as_a_conflict_and_nothing_is_overwritten()
      throws InterruptedException {
    editCustomer("addressLine1", "Street of the ERP 1");
    editAccount("address1_line1", "Street of the CRM 2");
    long written = landscape.lastWrite();

    landscape.pass();

    assertThat(landscape.writesSince(written)).isEmpty();
    assertThat(errors()).isNotEmpty().allMatch(e -> e.code() == ErrorCode.UPDATE_CONFLICT);
    assertThat(errors().get(0).detail())
        .contains("addressLine1", "Street of the ERP 1", "Street of the CRM 2");
    assertThat(errors().get(0).conflicts()).contains("Street of the ERP 1", "Street of the CRM 2");

    editAccount("address1_line1", "Street of the ERP 1");
    landscape.pass();
    assertThat(errors()).as("people agreed").isEmpty();
  }

  @Test
  void row_11_06_an_edit_of_the_account_between_read_and_write_is_not_lost()
      throws InterruptedException {
    editCustomer("phoneNumber", "+49 30 222");
    AtomicInteger batches =
        atFirstWrite("crm", "PATCH", () -> editAccount("websiteurl", "https://between.example"));

    landscape.pass();

    assertThat(batches).hasValue(2);
    assertThat(account().path("telephone1").asText()).isEqualTo("+49 30 222");
    assertThat(account().path("websiteurl").asText()).isEqualTo("https://between.example");
    assertThat(customer().path("website").asText()).isEqualTo("https://between.example");
    assertThat(errors()).isEmpty();
  }

  @Test
  void row_11_06_an_edit_of_the_customer_between_read_and_write_is_not_lost()
      throws InterruptedException {
    editAccount("telephone1", "+49 30 333");
    AtomicInteger batches =
        atFirstWrite("erp", "\"PATCH\"", () -> editCustomer("website", "https://409.example"));

    landscape.pass();

    assertThat(batches).hasValue(2);
    assertThat(customer().path("phoneNumber").asText()).isEqualTo("+49 30 333");
    assertThat(customer().path("website").asText()).isEqualTo("https://409.example");
    assertThat(account().path("websiteurl").asText()).isEqualTo("https://409.example");
    assertThat(errors()).isEmpty();
  }

  @Test
  void an_edit_of_the_same_field_between_read_and_write_becomes_a_conflict()
      throws InterruptedException {
    editCustomer("phoneNumber", "+49 30 444");
    AtomicInteger batches = atFirstWrite("crm", "PATCH", () -> editAccount("telephone1", "0815"));

    landscape.pass();

    assertThat(batches).hasValue(1);
    assertThat(customer().path("phoneNumber").asText()).isEqualTo("+49 30 444");
    assertThat(account().path("telephone1").asText()).isEqualTo("0815");
    assertThat(errors()).isNotEmpty().allMatch(e -> e.code() == ErrorCode.UPDATE_CONFLICT);
  }

  @Test
  void a_second_edit_right_behind_our_own_write_is_no_echo() throws InterruptedException {
    editCustomer("phoneNumber", "+49 30 555");
    landscape.pass();
    editAccount("telephone1", "+49 30 556");

    landscape.pass();

    assertThat(customer().path("phoneNumber").asText()).isEqualTo("+49 30 556");
    assertThat(account().path("telephone1").asText()).isEqualTo("+49 30 556");
  }

  /** Counts the side's write batches; at the first one somebody is faster. */
  private AtomicInteger atFirstWrite(String side, String method, Runnable edit) {
    AtomicInteger batches = new AtomicInteger();
    landscape
        .sandbox()
        .faults()
        .on(
            asked -> {
              boolean isWrite =
                  asked.side().equals(side)
                      && asked.url().endsWith("$batch")
                      && asked.body().contains(method);
              if (isWrite && batches.incrementAndGet() == 1) {
                edit.run();
              }
            });
    return batches;
  }

  /** The same house with another rule for conflicts: a fresh node on the same data. */
  @Nested
  class Policies {
    private void restartWith(String policy) throws IOException {
      landscape.stopNode();
      landscape.with("config.dir", configuration(policy).toString());
    }

    private Path configuration(String policy) throws IOException {
      Folders.copyConfiguration(folder.resolve(policy));
      Path mappings = folder.resolve(policy).resolve("config/mappings");
      try (var files = Files.list(mappings)) {
        for (Path file : files.toList()) {
          String text = Files.readString(file);
          Files.writeString(
              file, text.replace("onUpdateConflict: ask", "onUpdateConflict: " + policy));
        }
      }
      return folder.resolve(policy).resolve("config");
    }

    private void editSameFieldOnBothSides() {
      editCustomer("city", "Erpstadt");
      editCustomer("phoneNumber", "+49 30 777");
      editAccount("address1_city", "Crmstadt");
    }

    @Test
    void with_policy_crm_the_value_of_the_crm_wins_and_the_rest_merges() throws Exception {
      restartWith("crm");
      editSameFieldOnBothSides();

      landscape.pass();

      assertThat(customer().path("city").asText()).isEqualTo("Crmstadt");
      assertThat(account().path("address1_city").asText()).isEqualTo("Crmstadt");
      assertThat(account().path("telephone1").asText()).isEqualTo("+49 30 777");
      assertThat(errors()).isEmpty();
    }

    @Test
    void with_policy_erp_the_value_of_the_erp_wins_and_the_rest_merges() throws Exception {
      restartWith("erp");
      editSameFieldOnBothSides();

      landscape.pass();

      assertThat(customer().path("city").asText()).isEqualTo("Erpstadt");
      assertThat(account().path("address1_city").asText()).isEqualTo("Erpstadt");
      assertThat(account().path("telephone1").asText()).isEqualTo("+49 30 777");
      assertThat(errors()).isEmpty();
    }
  }
}
