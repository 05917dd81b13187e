package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.odata.Batches;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Part;
import dev.tandem.odata.PartAnswer;
import dev.tandem.odata.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Today's exchange rates, as the computed property {@code exchangeRate} of currencies: units of the
 * currency per unit of the local currency.
 */
final class ExchangeRates {
  static final String PROPERTY = "exchangeRate";
  private static final int DECIMALS = 10;

  private final Batches batches;
  private final Company company;
  private final LocalCurrency local;
  private final Clock clock;

  ExchangeRates(Batches batches, Company company, LocalCurrency local, Clock clock) {
    this.batches = batches;
    this.company = company;
    this.local = local;
    this.clock = clock;
  }

  /** The newest rates that are valid by now, by currency code; null where there is none. */
  Map<String, BigDecimal> of(List<String> codes) {
    List<PartAnswer> answers = batches.read(codes.stream().map(this::newest).toList());
    Map<String, BigDecimal> rates = new LinkedHashMap<>();
    for (int i = 0; i < codes.size(); i++) {
      rates.put(codes.get(i), rate(answers.get(i).body().path("value").path(0)));
    }
    return rates;
  }

  private Part newest(String code) {
    String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    Query query =
        company
            .query("currencyExchangeRates")
            .filter("currencyCode eq " + Query.text(code) + " and startingDate le " + today)
            .with("$orderby", "startingDate desc")
            .with("$top", "1");
    return Part.get(query.toString(), Headers.of("Accept", "application/json"));
  }

  /** A rate against a third currency cannot be given in one step, so it counts as none. */
  private BigDecimal rate(JsonNode row) {
    BigDecimal amount = row.path("exchangeRateAmount").decimalValue();
    BigDecimal units = row.path("relationalExchangeRateAmount").decimalValue();
    String against = row.path("relationalCurrencyCode").asText("").strip();
    boolean direct = against.isEmpty() || local.code().filter(against::equals).isPresent();
    return direct && amount.signum() > 0 && units.signum() > 0
        ? amount.divide(units, DECIMALS, RoundingMode.HALF_UP)
        : null;
  }
}
