package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.seed.DataFolder;
import dev.tandem.sandbox.seed.Seed;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.RecordError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real data with real dirt, and records that cannot be brought over: each fails alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRecordsTest {
  private static final Path NORTHWIND =
      Path.of(System.getProperty("tandem.shared", "../shared"), "data", "northwind");
  private static final int ACCOUNTS = 91;
  private static final String TOO_LONG = "Gesellschaft ".repeat(12).substring(0, 150);

  private Landscape landscape;
  private PassReport first;
  private String lost;
  private String verbose;
  private String nameless;

  @BeforeAll
  void passOnce(@TempDir Path data) throws InterruptedException {
    assumeTrue(
        Files.isDirectory(NORTHWIND),
        () -> NORTHWIND.toAbsolutePath().normalize() + " is absent: give -Dtandem.shared=<folder>");
    Seed seed = new DataFolder(NORTHWIND).read();
    List<ObjectNode> accounts = seed.crm().get("accounts");
    lost = accounts.get(3).put("address1_country", "Atlantis").get("accountid").asText();
    verbose = accounts.get(10).put("name", TOO_LONG).get("accountid").asText();
    nameless = accounts.get(20).put("name", "").get("accountid").asText();
    landscape = Landscape.of(seed, data);
    first = landscape.pass();
  }

  @AfterAll
  void close() {
    if (landscape != null) {
      landscape.close();
    }
  }

  @Test
  void bad_records_fail_alone_and_are_in_step_once_they_are_corrected_at_their_source()
      throws InterruptedException {
    JsonNode counters = Landscape.counters(first, Landscape.MAPPING);
    assertThat(first.isInStep()).isFalse();
    assertThat(counters.path("inserted").asInt()).isEqualTo(ACCOUNTS - 3);
    assertThat(counters.path("errors").asInt()).isEqualTo(3);
    assertThat(landscape.bothSides().customers()).hasSize(ACCOUNTS - 3);

    RecordError atlantis = error(lost);
    assertThat(atlantis.code()).isEqualTo(ErrorCode.VALUE_NOT_TRANSLATABLE);
    assertThat(atlantis.code().id()).isEqualTo("TDM-402");
    assertThat(atlantis.detail()).contains("address1_country", "Atlantis", "values:");
    RecordError tooLong = error(verbose);
    assertThat(tooLong.code()).isEqualTo(ErrorCode.VALUE_REJECTED);
    assertThat(tooLong.detail()).contains("displayName", "150 characters", "100");
    assertThat(tooLong.code().remedy()).contains("Correct the value");
    RecordError missing = error(nameless);
    assertThat(missing.code()).isEqualTo(ErrorCode.VALUE_REJECTED);
    assertThat(missing.detail()).contains("displayName");

    assertCorrectedAtTheSource();
  }

  private void assertCorrectedAtTheSource() throws InterruptedException {
    landscape.editAccount(lost, values("address1_country", "Grèce"));
    landscape.editAccount(verbose, values("name", "Gesellschaft"));
    landscape.editAccount(nameless, values("name", "Nobody & Sons"));

    PassReport report = landscape.pass();

    assertThat(landscape.errors()).isEmpty();
    assertThat(report.isInStep()).isTrue();
    landscape.bothSides().assertInStep(ACCOUNTS);
  }

  @Test
  void an_edit_that_the_other_side_refuses_leaves_both_records_as_people_wrote_them()
      throws InterruptedException {
    JsonNode account = landscape.bothSides().accounts().get(40);
    String id = account.get("accountid").asText();
    String condition = "displayName eq '" + account.get("name").asText().replace("'", "''") + "'";
    JsonNode customer = landscape.customer(condition);
    String city = account.get("address1_city").asText();
    landscape.editAccount(id, values("address1_city", "A city that no ERP of this world can hold"));
    long written = landscape.lastWrite();

    landscape.pass();

    assertThat(landscape.writesSince(written)).isEmpty();
    assertThat(landscape.customer(condition)).isEqualTo(customer);
    assertThat(error(id).detail()).contains("city", "30");

    landscape.editAccount(id, values("address1_city", city));
    landscape.pass();
    assertThat(landscape.errors()).noneMatch(e -> e.recordId().equals(id));
  }

  private RecordError error(String account) {
    List<RecordError> errors =
        landscape.errors().stream().filter(e -> e.recordId().equals(account)).toList();
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }
}
