package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Segment;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.util.List;
import java.util.UUID;

/** The company that a request names: in its path, as an option, or in a header. */
record Companies(Database database) {
  static final String SET = "companies";

  /**
   * Where a request leads.
   *
   * @param company the company's id; null for the set companies itself, which needs none
   * @param path the path below the company
   */
  record Place(UUID company, List<Segment> path) {}

  Place place(Request request) {
    List<Segment> path = request.segments();
    Segment first = path.get(0);
    if (first.name().equals(SET)) {
      boolean within = path.size() > 1 && first.hasArguments();
      return within
          ? new Place(find(first.arguments()), path.subList(1, path.size()))
          : new Place(null, path);
    }
    String named = request.option("company");
    String company = named == null ? request.header("Company") : named;
    if (company == null) {
      throw ErpErrors.badRequest(
          "No company is named. Use companies(id)/" + first.name() + " or ?company=id.");
    }
    return new Place(find(company), path);
  }

  private UUID find(String named) {
    String company = Segment.unquoted(named.strip().replaceFirst("^(id|name)=", ""));
    Table companies = database.table(SET);
    for (Row row : companies.after(0)) {
      boolean name =
          companies.model().column("name").map(row::get).filter(company::equals).isPresent();
      if (name || row.id().toString().equalsIgnoreCase(company)) {
        return row.id();
      }
    }
    throw ErpErrors.noCompany(company);
  }
}
