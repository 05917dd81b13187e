package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Query;
import dev.tandem.odata.RecordPage;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A company that the node works in, looked up once by name or id. */
final class Company {
  private final Connection connection;
  private final ServiceRoot root;
  private final String api;
  private final String wanted;
  private final ErrorCode whenUnknown;
  private String id;

  /**
   * @param api name of the API of an extension that is asked; null for the standard one
   * @param whenUnknown what is wrong when there is no such company
   */
  Company(
      Connection connection, ServiceRoot root, String api, String wanted, ErrorCode whenUnknown) {
    this.connection = connection;
    this.root = root;
    this.api = api;
    this.wanted = wanted;
    this.whenUnknown = whenUnknown;
  }

  /** A resource of the company, relative to the service root. */
  Query query(String resource) {
    return Query.of("companies(" + id() + ")/" + resource);
  }

  synchronized String id() {
    if (id == null) {
      id = lookUp();
    }
    return id;
  }

  private String lookUp() {
    List<JsonNode> companies = companies();
    return find(companies, c -> c.path("id").asText().equalsIgnoreCase(wanted))
        .or(() -> find(companies, c -> c.path("name").asText().equals(wanted)))
        .or(() -> find(companies, c -> c.path("name").asText().equalsIgnoreCase(wanted)))
        .or(() -> find(companies, c -> c.path("displayName").asText().equals(wanted)))
        .orElseThrow(() -> unknown(companies));
  }

  private List<JsonNode> companies() {
    try {
      return RecordPage.fetch(
              connection, root.resolve(Query.of("companies")), Headers.none(), "companies")
          .records();
    } catch (SystemFault fault) {
      if (api != null && fault.problem().code() == ErrorCode.RESOURCE_UNKNOWN) {
        throw SystemFault.lasting(
            ErrorCode.API_MISSING.with("The ERP has no API " + api + "."), fault);
      }
      throw fault;
    }
  }

  private static Optional<String> find(List<JsonNode> companies, Predicate<JsonNode> test) {
    return companies.stream().filter(test).map(c -> c.path("id").asText()).findFirst();
  }

  private SystemFault unknown(List<JsonNode> companies) {
    String names =
        companies.stream()
            .map(c -> "'" + c.path("name").asText() + "' (" + c.path("id").asText() + ")")
            .collect(Collectors.joining(", "));
    String detail =
        "There is no company '"
            + wanted
            + "' at "
            + root.uri()
            + "; there are: "
            + (names.isEmpty() ? "none that this login may see" : names)
            + ".";
    return SystemFault.lasting(whenUnknown.with(detail), null);
  }
}
