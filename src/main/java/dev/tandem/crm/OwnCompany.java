package dev.tandem.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.CompanyColumn;
import dev.tandem.mapping.CompanyScope;

/**
 * The company column of a table that several ERP companies share.
 *
 * @param column the column
 * @param row id of the row of the mapping's own company
 */
record OwnCompany(CompanyColumn column, String row) {
  /** The computed column by which lookups are read. */
  String value() {
    return "_" + column.name() + "_value";
  }

  /** Keeps the records of other companies out. */
  String filter() {
    String own = value() + " eq " + row;
    return column.scope() == CompanyScope.OWN ? own : "(" + own + " or " + value() + " eq null)";
  }

  Object read(JsonNode json) {
    String id = json.path(value()).textValue();
    return row.equalsIgnoreCase(id) ? CompanyColumn.OWN : id;
  }

  void write(ObjectNode body, Object company) {
    String id = CompanyColumn.OWN.equals(company) ? row : (String) company;
    body.put(
        column.bind() + "@odata.bind", id == null ? null : "/" + CompanyRows.SET + "(" + id + ")");
  }
}
