package dev.tandem.crm;

import dev.tandem.mapping.Mapping;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Query;
import dev.tandem.odata.RecordPage;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The CRM's rows that stand for ERP companies; each is looked up once. */
final class CompanyRows {
  static final String SET = "bcbi_companies";
  private static final String ID = "bcbi_companyid";
  private static final String EXTERNAL_ID = "bcbi_externalid";

  private final Connection connection;
  private final ServiceRoot root;
  private final Function<Mapping, String> companies;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  /**
   * @param companies tells the id of the ERP company in which a mapping works
   */
  CompanyRows(Connection connection, ServiceRoot root, Function<Mapping, String> companies) {
    this.connection = connection;
    this.root = root;
    this.companies = companies;
  }

  /** The id of the row of the mapping's company; a row that is missing is asked for again. */
  String of(Mapping mapping) {
    return known.computeIfAbsent(companies.apply(mapping), this::find);
  }

  private String find(String company) {
    Query query =
        Query.of(SET).select(List.of(ID)).filter(EXTERNAL_ID + " eq " + Query.text(company));
    return RecordPage.fetch(connection, root.resolve(query), Headers.none(), SET).records().stream()
        .map(row -> row.path(ID).asText())
        .findFirst()
        .orElseThrow(() -> missing(company));
  }

  private static SystemFault missing(String company) {
    String detail = "No row of %s has the %s %s.".formatted(SET, EXTERNAL_ID, company);
    return SystemFault.lasting(ErrorCode.COMPANY_NOT_IN_CRM.with(detail), null);
  }
}
