package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.odata.Batches;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Part;
import dev.tandem.odata.PartAnswer;
import dev.tandem.odata.Query;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Today's exchange rates, as the computed property {@code exchangeRate} of currencies: units of the
 * currency per unit of the currency in which the CRM counts, mostly the local one.
 */
final class ExchangeRates {
  static final String PROPERTY = "exchangeRate";
  private static final int DECIMALS = 10;

  private final Batches batches;
  private final Company company;
  private final LocalCurrency local;
  private final Supplier<Optional<String>> base;
  private final Clock clock;

  /**
   * @param base tells the code of the currency in which the CRM counts, if it is known
   */
  ExchangeRates(
      Batches batches,
      Company company,
      LocalCurrency local,
      Supplier<Optional<String>> base,
      Clock clock) {
    this.batches = batches;
    this.company = company;
    this.local = local;
    this.base = base;
    this.clock = clock;
  }

  /** The newest rates that are valid by now, by currency code; null where there is none. */
  Map<String, BigDecimal> of(List<String> codes) {
    Optional<String> foreign = foreignBase();
    Set<String> asked = new LinkedHashSet<>(codes);
    foreign.ifPresent(asked::add);
    Map<String, BigDecimal> perLocal = perLocal(List.copyOf(asked));
    BigDecimal basePerLocal = foreign.isPresent() ? perLocal.get(foreign.get()) : BigDecimal.ONE;
    Map<String, BigDecimal> rates = new LinkedHashMap<>();
    codes.forEach(code -> rates.put(code, quotient(perLocal.get(code), basePerLocal)));
    return rates;
  }

  /** Of the local currency itself; null where the ERP has no rate for the currency of the CRM. */
  BigDecimal ofLocal() {
    Optional<String> foreign = foreignBase();
    return foreign.isPresent()
        ? quotient(BigDecimal.ONE, perLocal(List.of(foreign.get())).get(foreign.get()))
        : BigDecimal.ONE;
  }

  /** True if the CRM counts in another currency than the company. */
  boolean hasForeignBase() {
    return foreignBase().isPresent();
  }

  private Optional<String> foreignBase() {
    return base.get().filter(code -> local.code().filter(code::equals).isEmpty());
  }

  private static BigDecimal quotient(BigDecimal units, BigDecimal divisor) {
    return units == null || divisor == null
        ? null
        : units.divide(divisor, DECIMALS, RoundingMode.HALF_UP);
  }

  /** Units of each currency per unit of the local one. */
  private Map<String, BigDecimal> perLocal(List<String> codes) {
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
        ? amount.divide(units, MathContext.DECIMAL128)
        : null;
  }
}
