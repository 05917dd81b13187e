package dev.tandem.erp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.SampleMappings;
import dev.tandem.odata.WireServer;
import dev.tandem.odata.WireServer.Received;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.SideRecord;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CurrenciesTest {
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
  private static final List<String> PROPERTIES = List.of("code", "displayName", "exchangeRate");
  private static final String DOLLARS =
      "{\"value\":[{\"id\":\"usd\",\"code\":\"USD\",\"displayName\":\"US Dollar\"}]}";
  private static final String RATE =
      "{\"exchangeRateAmount\":100,\"relationalExchangeRateAmount\":90,"
          + "\"relationalCurrencyCode\":\"\"}";

  private Instant now = NOW;
  private String base;
  private final Map<String, HttpAnswer> answers = new LinkedHashMap<>();
  private final WireServer server = new WireServer(this::answer);
  private final ErpSystem erp =
      new ErpSystem(
          server.connection(ErpSystem.headers()),
          server.url() + "/api/v2.0",
          new ErpSettings("CRONUS", 1000, 100, "CHF"),
          () -> Optional.ofNullable(base),
          new MovingClock());

  CurrenciesTest() {
    answers.put("/companies", WireServer.ok("{\"value\":[{\"id\":\"C1\",\"name\":\"CRONUS\"}]}"));
    answers.put("/companyInformation", WireServer.ok("{\"value\":[{\"currencyCode\":\"EUR\"}]}"));
    answers.put("/currencies", WireServer.ok(DOLLARS));
    answers.put("$batch", rates(RATE));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_add_the_local_currency_to_a_full_read() {
    SideRecord local = fullRead().get(0);

    assertThat(local.id()).isEqualTo("00000000-0000-0000-0000-000000000000");
    assertThat(local.values().asMap())
        .isEqualTo(Map.of("code", "EUR", "displayName", "Euro", "exchangeRate", BigDecimal.ONE));
  }

  @Test
  void should_compute_units_per_unit_of_the_local_currency() {
    SideRecord dollars = fullRead().get(1);

    assertThat(dollars.values().get("exchangeRate")).isEqualTo(new BigDecimal("1.1111111111"));
  }

  @Test
  void should_ask_for_the_newest_rate_that_is_valid_by_now() {
    fullRead();

    assertThat(last("$batch").body())
        .contains(
            "companies(C1)/currencyExchangeRates?$filter=currencyCode%20eq%20'USD'"
                + "%20and%20startingDate%20le%202026-02-03&$orderby=startingDate%20desc&$top=1");
  }

  @Test
  void should_never_select_the_computed_property() {
    fullRead();

    assertThat(last("/currencies").target()).doesNotContain("exchangeRate");
  }

  @Test
  void should_need_one_request_for_a_pass_without_changes() {
    answers.put("/currencies", WireServer.ok("{\"value\":[]}"));
    changes(NOW);
    int before = server.received().size();

    assertThat(changes(NOW)).isEmpty();

    assertThat(server.received()).hasSize(before + 1);
  }

  @Test
  void should_show_a_new_rate_of_a_currency_that_did_not_change_within_an_hour() {
    answers.put(
        "/currencies",
        WireServer.ok(DOLLARS.replace("{\"id", "{\"@odata.etag\":\"W/\\\"1\\\"\",\"id")));
    SideRecord before = changes(NOW).get(0);
    answers.put("$batch", rates(RATE.replace("90", "80")));
    now = NOW.plusSeconds(3600);

    SideRecord after = changes(NOW).get(0);

    assertThat(last("/currencies").target()).doesNotContain("lastModifiedDateTime%20ge");
    assertThat(after.values().get("exchangeRate")).isEqualTo(new BigDecimal("1.25"));
    assertThat(after.version().tag()).isNotEqualTo(before.version().tag());
    assertThat(Currencies.etag(after.version().tag())).isEqualTo("W/\"1\"");
  }

  @Test
  void should_not_add_the_local_currency_to_a_read_of_changes() {
    assertThat(changes(NOW)).extracting(SideRecord::id).containsExactly("usd");
  }

  @Test
  void should_read_no_rates_when_nobody_asks_for_them() {
    erp.changes(SampleMappings.CURRENCY, List.of("code"), ReadPosition.after(null));

    assertThat(server.received()).extracting(Received::target).noneMatch(t -> t.endsWith("$batch"));
  }

  @Test
  void should_have_no_rate_where_the_erp_has_none() {
    answers.put("$batch", WireServer.ok("{\"responses\":[{\"id\":\"1\",\"status\":404}]}"));

    assertThat(fullRead().get(1).values().asMap()).containsEntry("exchangeRate", null);
  }

  @Test
  void should_have_no_rate_against_a_third_currency() {
    answers.put("$batch", rates(RATE.replace("\"\"", "\"GBP\"")));

    assertThat(fullRead().get(1).values().get("exchangeRate")).isNull();
  }

  @Test
  void should_have_a_rate_against_the_local_currency_by_its_code() {
    answers.put("$batch", rates(RATE.replace("\"\"", "\"EUR\"")));

    assertThat(fullRead().get(1).values().get("exchangeRate"))
        .isEqualTo(new BigDecimal("1.1111111111"));
  }

  @Test
  void should_count_in_the_currency_of_the_crm_where_that_is_another_one() {
    base = "USD";

    List<SideRecord> all = fullRead();

    assertThat(all.get(0).values().get("exchangeRate")).isEqualTo(new BigDecimal("0.9"));
    assertThat(all.get(1).values().get("exchangeRate")).isEqualTo(BigDecimal.ONE);
  }

  @Test
  void should_have_no_rates_where_the_erp_has_none_of_the_currency_of_the_crm() {
    base = "USD";
    answers.put("$batch", WireServer.ok("{\"responses\":[{\"id\":\"1\",\"status\":404}]}"));

    assertThat(fullRead()).allSatisfy(r -> assertThat(r.values().get("exchangeRate")).isNull());
  }

  @Test
  void should_take_the_local_currency_from_the_settings_where_the_erp_does_not_tell() {
    answers.remove("/companyInformation");
    assertThat(fullRead().get(0).values().text("code")).isEqualTo("CHF");
  }

  @Test
  void should_prefer_the_ledger_setup_to_the_settings() {
    answers.remove("/companyInformation");
    answers.put(
        "/generalLedgerSetup", WireServer.ok("{\"value\":[{\"localCurrencyCode\":\"SEK\"}]}"));

    assertThat(fullRead().get(0).values().text("code")).isEqualTo("SEK");
  }

  @Test
  void should_add_nothing_when_the_local_currency_has_a_row() {
    answers.put("/companyInformation", WireServer.ok("{\"currencyCode\":\"USD\"}"));

    assertThat(fullRead()).extracting(SideRecord::id).containsExactly("usd");
  }

  @Test
  void should_read_the_local_currency_by_its_id() {
    Map<String, SideRecord> found = erp.read(SampleMappings.CURRENCY, List.of(LocalCurrency.ID));

    assertThat(found.get(LocalCurrency.ID).values().text("code")).isEqualTo("EUR");
  }

  private List<SideRecord> fullRead() {
    return changes(null);
  }

  private List<SideRecord> changes(Instant after) {
    return erp.changes(SampleMappings.CURRENCY, PROPERTIES, ReadPosition.after(after)).records();
  }

  private HttpAnswer answer(Received request) {
    String path = request.target().replaceAll("\\?.*", "");
    return answers.entrySet().stream()
        .filter(entry -> path.endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(WireServer.json(404, "{}"));
  }

  private static HttpAnswer rates(String rate) {
    return WireServer.ok(
        "{\"responses\":[{\"id\":\"1\",\"status\":200,\"body\":{\"value\":[" + rate + "]}}]}");
  }

  private Received last(String suffix) {
    return server.received().stream()
        .filter(r -> r.target().replaceAll("\\?.*", "").endsWith(suffix))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private final class MovingClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
