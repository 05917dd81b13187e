package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.Fields;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Version;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The company's own currency. The ERP has no row for it, but customers show its code and the CRM
 * has a currency for it, so it is a record here: with the empty guid as id.
 */
final class LocalCurrency {
  static final String ID = "00000000-0000-0000-0000-000000000000";

  private final Connection connection;
  private final ServiceRoot root;
  private final Company company;
  private final String setting;
  private Optional<String> code;

  LocalCurrency(Connection connection, ServiceRoot root, Company company, String setting) {
    this.connection = connection;
    this.root = root;
    this.company = company;
    this.setting = setting;
  }

  /** Empty if neither the ERP nor the settings tell the code. */
  Optional<SideRecord> record(Collection<String> properties) {
    return code().map(text -> record(text, properties));
  }

  private static SideRecord record(String code, Collection<String> properties) {
    Optional<Currency> iso = iso(code);
    Fields all =
        Fields.of(
            Map.of(
                "code",
                code,
                "displayName",
                iso.map(c -> c.getDisplayName(Locale.ENGLISH)).orElse(code),
                "symbol",
                iso.map(c -> c.getSymbol(Locale.US)).orElse(code)));
    return new SideRecord(ID, new Version("local-" + code, null), all.only(properties));
  }

  private static Optional<Currency> iso(String code) {
    return Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getCurrencyCode().equals(code))
        .findFirst();
  }

  /** The code, asked for once. */
  synchronized Optional<String> code() {
    if (code == null) {
      code =
          ask("companyInformation", "currencyCode")
              .or(() -> ask("generalLedgerSetup", "localCurrencyCode"))
              .or(() -> Optional.ofNullable(setting));
    }
    return code;
  }

  private Optional<String> ask(String resource, String property) {
    HttpAnswer answer = connection.get(root.resolve(company.query(resource)), Headers.none());
    if (!answer.isSuccess()) {
      return Optional.empty();
    }
    JsonNode json = answer.json();
    JsonNode single = json.path("value").isArray() ? json.path("value").path(0) : json;
    return Optional.of(single.path(property).asText("").strip()).filter(text -> !text.isEmpty());
  }
}
