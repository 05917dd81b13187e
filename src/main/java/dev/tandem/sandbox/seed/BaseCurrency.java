package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The currency that both systems count in: the one with rate 1 in the CRM, the ERP's local one. */
record BaseCurrency(String id, String isoCode, String symbol) {

  static Optional<BaseCurrency> in(List<ObjectNode> crmCurrencies) {
    return crmCurrencies.stream().filter(BaseCurrency::isBase).findFirst().map(BaseCurrency::of);
  }

  /** A company without any: the ERP's setup decides, else the euro. */
  static ObjectNode missing(List<ObjectNode> ledgerSetup) {
    String isoCode =
        ledgerSetup.stream()
            .map(setup -> setup.path("localCurrencyCode").asText())
            .filter(code -> !code.isBlank())
            .findFirst()
            .orElse("EUR");
    boolean euro = isoCode.equals("EUR");
    return CrmFrame.currency(
        isoCode, euro ? "Euro" : isoCode, euro ? "€" : isoCode, BigDecimal.ONE);
  }

  static BaseCurrency of(ObjectNode row) {
    String isoCode = row.path("isocurrencycode").asText();
    return new BaseCurrency(
        row.path("transactioncurrencyid").asText(),
        isoCode,
        row.path("currencysymbol").asText(isoCode));
  }

  static boolean isBase(JsonNode row) {
    return row.path("exchangerate").decimalValue().compareTo(BigDecimal.ONE) == 0;
  }
}
