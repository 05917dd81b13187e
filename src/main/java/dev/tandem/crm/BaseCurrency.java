package dev.tandem.crm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.Query;
import dev.tandem.odata.ServiceRoot;
import java.util.List;
import java.util.Optional;

/** The currency of the organisation, in whose units the CRM keeps its exchange rates. */
final class BaseCurrency {
  private static final String COLUMN = "_basecurrencyid_value";

  private final Connection connection;
  private final ServiceRoot root;
  private Optional<String> code;

  BaseCurrency(Connection connection, ServiceRoot root) {
    this.connection = connection;
    this.root = root;
  }

  /** Asked for once; empty if the login may not see it. */
  synchronized Optional<String> code() {
    if (code == null) {
      code =
          ask(Query.of("organizations").select(List.of(COLUMN)))
              .map(answer -> answer.path("value").path(0).path(COLUMN).asText())
              .filter(id -> !id.isEmpty())
              .flatMap(
                  id ->
                      ask(
                          Query.of("transactioncurrencies(" + id + ")")
                              .select(List.of("isocurrencycode"))))
              .map(currency -> currency.path("isocurrencycode").asText())
              .filter(text -> !text.isEmpty());
    }
    return code;
  }

  private Optional<JsonNode> ask(Query query) {
    HttpAnswer answer = connection.get(root.resolve(query), Headers.none());
    return answer.isSuccess() ? Optional.of(answer.json()) : Optional.empty();
  }
}
