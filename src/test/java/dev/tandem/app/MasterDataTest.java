package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.seed.DataFolder;
import dev.tandem.sandbox.seed.GeneratedCompany;
import dev.tandem.sandbox.seed.Seed;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.RecordError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All shipped mappings at once, on whole companies. */
class MasterDataTest {
  private static final Path NORTHWIND = Path.of("../shared/data/northwind");
  private static final List<String> OF_EXTENSION =
      List.of("PLHEADER-PRICE", "PLLINE-PRODPRICE", "RESOURCE-PRODUCT", "SHIPPING-AGENT");

  @TempDir private Path data;

  @Test
  void everything_is_coupled_without_a_failure_and_a_second_pass_writes_nothing()
      throws InterruptedException {
    assertInStepAtOnce(new GeneratedCompany(2, 30, 20, 2).rows(), "CONTACT", 15);
  }

  @Test
  void northwind_is_coupled_without_a_failure_and_a_second_pass_writes_nothing()
      throws InterruptedException {
    assumeTrue(Files.exists(NORTHWIND), "the data of Northwind is absent");

    assertInStepAtOnce(new DataFolder(NORTHWIND).read(), "ITEM-PRODUCT", 69);
  }

  private void assertInStepAtOnce(Seed seed, String mapping, int pairs)
      throws InterruptedException {
    try (Landscape landscape = Landscape.of(seed, data).withAllMappings()) {
      PassReport first = landscape.pass();
      assertThat(landscape.errors()).isEmpty();
      assertThat(sum(first, "failed")).isZero();
      assertThat(Landscape.counters(first, mapping).path("coupled").asInt()).isEqualTo(pairs);
      landscape.stopNode();
      long written = landscape.lastWrite();

      PassReport second = landscape.pass();

      assertThat(second.isInStep()).isTrue();
      assertThat(landscape.writesSince(written)).isEmpty();
    }
  }

  @Test
  void items_with_price_lists_cost_at_most_8_requests_per_100_records()
      throws InterruptedException {
    try (Landscape landscape =
        Landscape.of(new GeneratedCompany(1, 3, 900, 3).rows(), data).withAllMappings()) {
      landscape.node();
      landscape.sandbox().crmCounters().reset();
      landscape.sandbox().erpCounters().reset();

      PassReport report = landscape.pass();

      long requests =
          landscape.sandbox().crmCounters().get("requests")
              + landscape.sandbox().erpCounters().get("requests");
      assertThat(report.isInStep()).isTrue();
      assertThat(requests * 100.0 / sum(report, "coupled")).isLessThanOrEqualTo(8);
    }
  }

  @Test
  void an_item_whose_number_a_product_outside_the_filter_has_fails_at_once_and_alone()
      throws InterruptedException {
    try (Landscape landscape =
        Landscape.of(new GeneratedCompany(4, 12, 12, 1).rows(), data).withAllMappings()) {
      landscape
          .sandbox()
          .crmPerson()
          .create(
              "products",
              Landscape.values("productnumber", "TAKEN")
                  .put("name", "A charge")
                  .put("producttypecode", 2));
      landscape
          .sandbox()
          .erpPerson()
          .create(
              "items",
              Landscape.values("number", "TAKEN")
                  .put("displayName", "An item")
                  .put("baseUnitOfMeasureCode", "PCS"));

      PassReport report = landscape.pass();

      assertThat(landscape.errors())
          .filteredOn(error -> error.mapping().equals("ITEM-PRODUCT"))
          .singleElement()
          .returns(ErrorCode.VALUE_REJECTED, RecordError::code)
          .satisfies(error -> assertThat(error.detail()).contains("already exists"));
      assertThat(Landscape.counters(report, "ITEM-PRODUCT").path("coupled").asInt()).isEqualTo(12);
    }
  }

  @Test
  void without_the_pages_of_the_extension_the_mappings_that_need_them_are_off_and_the_rest_works()
      throws Exception {
    try (Landscape landscape =
        Landscape.of(new GeneratedCompany(3, 12, 12, 1).rows(), data)
            .withAllMappings()
            .with("units.groups", "false")) {
      landscape.sandbox().setExtension(false);

      PassReport report = landscape.pass();

      Set<String> off = new TreeSet<>();
      report
          .json()
          .path("mappings")
          .properties()
          .forEach(
              m -> {
                if (m.getValue().path("off").asText().contains("no API tandem/sales/v1.0")) {
                  off.add(m.getKey());
                }
              });
      assertThat(off).containsAll(OF_EXTENSION).doesNotContain("ITEM-PRODUCT");
      assertThat(Landscape.counters(report, "ITEM-PRODUCT").path("coupled").asInt()).isEqualTo(12);
      assertThat(Landscape.counters(report, "ITEM-PRODPRICE").path("coupled").asInt())
          .isEqualTo(12);
      assertThat(landscape.errors()).isEmpty();
    }
  }

  @Test
  void with_ownership_by_team_new_records_belong_to_the_team_and_salespeople_are_left_alone()
      throws InterruptedException {
    try (Landscape landscape =
        Landscape.of(new GeneratedCompany(3, 12, 12, 1).rows(), data)
            .withAllMappings()
            .with("owners.salespeople", "false")
            .with("owners.team", "Tandem Trading GmbH")) {
      PassReport report = landscape.pass();

      JsonNode team = landscape.sandbox().crmPerson().query("teams").get(0);
      JsonNode created = landscape.account("emailaddress1 eq '" + erpOnly(landscape) + "'");
      assertThat(created.get("_ownerid_value")).isEqualTo(team.get("teamid"));
      assertThat(report.json().at("/mappings/SALESPEOPLE/off").asText()).contains("team");
      assertThat(report.isInStep()).isTrue();
    }
  }

  /** The first customers are in the ERP only; this one has an e-mail. */
  private static String erpOnly(Landscape landscape) {
    return landscape.customer("number eq 'C10000'").get("email").asText();
  }

  private static long sum(PassReport report, String counter) {
    long sum = 0;
    for (JsonNode mapping : report.json().path("mappings")) {
      sum += mapping.path(counter).asLong();
    }
    return sum;
  }
}
