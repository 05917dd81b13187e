package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Sales orders, quotes and invoices: what a header takes from its customer, and the sums. There is
 * no set-up of taxes, so all taxes are nought.
 */
final class DocumentTrigger implements Trigger {
  /** Lines by headers. */
  private static final Map<String, String> LINES =
      Map.of(
          "salesOrders", "salesOrderLines",
          "salesQuotes", "salesQuoteLines",
          "salesInvoices", "salesInvoiceLines");

  private static final String DOCUMENT = "documentId";
  private static final List<String> ADDRESS =
      List.of("AddressLine1", "AddressLine2", "City", "Country", "State", "PostCode");
  private static final Map<String, String> OF_CUSTOMER =
      Map.of(
          "AddressLine1", "addressLine1",
          "AddressLine2", "addressLine2",
          "City", "city",
          "Country", "country",
          "State", "state",
          "PostCode", "postalCode");

  private final Database database;
  private final LineDefaults lineDefaults;

  DocumentTrigger(Database database) {
    this.database = database;
    this.lineDefaults = new LineDefaults(database);
  }

  @Override
  public void prepare(Table table, Draft draft, Set<Column> sent) {
    Cells cells = new Cells(table, draft, sent);
    if (LINES.containsKey(table.model().set())) {
      header(cells);
    } else if (LINES.containsValue(table.model().set())) {
      Row header = headerOf(table, cells.get(DOCUMENT));
      Object currency = header == null ? null : value(headers(table), header, "currencyCode");
      lineDefaults.apply(cells, currency, linesOf(table, cells));
    }
  }

  private void header(Cells cells) {
    Table customers = database.table("customers");
    Row customer = customers == null ? null : customers.get((UUID) cells.get("customerId"));
    if (customer == null || !cells.isNew()) {
      return;
    }
    if (!" ".equals(Objects.requireNonNullElse(value(customers, customer, "blocked"), " "))) {
      throw ErpErrors.dialog(
          "You cannot create this type of document when Customer %s is blocked with type %s"
              .formatted(
                  value(customers, customer, "number"), value(customers, customer, "blocked")));
    }
    Row billTo =
        Objects.requireNonNullElse(customers.get((UUID) cells.get("billToCustomerId")), customer);
    cells.set("billToCustomerId", billTo.id());
    cells.set("billToCustomerNumber", value(customers, billTo, "number"));
    cells.set("customerName", value(customers, customer, "displayName"));
    cells.set("billToName", value(customers, billTo, "displayName"));
    address(cells, "sellTo", customers, customer);
    address(cells, "billTo", customers, billTo);
    address(cells, "shipTo", customers, customer);
    cells.fill("shipToName", customers, customer, "displayName");
    if (!cells.wasSent("currencyId", "currencyCode")) {
      cells.fill("currencyId", customers, customer, "currencyId");
      cells.fill("currencyCode", customers, customer, "currencyCode");
    }
    cells.fill("paymentTermsId", customers, billTo, "paymentTermsId");
    cells.fill("shipmentMethodId", customers, customer, "shipmentMethodId");
    cells.fill("salesperson", customers, customer, "salespersonCode");
    cells.fill("phoneNumber", customers, customer, "phoneNumber");
    cells.fill("email", customers, customer, "email");
  }

  /** A block of which something is given is taken as it is. */
  private static void address(Cells cells, String block, Table customers, Row customer) {
    boolean isGiven =
        ADDRESS.stream()
            .map(part -> block + part)
            .anyMatch(
                name -> cells.table().model().column(name).isPresent() && cells.get(name) != null);
    if (!isGiven) {
      ADDRESS.forEach(part -> cells.fill(block + part, customers, customer, OF_CUSTOMER.get(part)));
    }
  }

  @Override
  public void stored(FollowUps followUps, Table table, Row row) {
    if (LINES.containsKey(table.model().set())) {
      sum(followUps, table, row, null);
    } else if (LINES.containsValue(table.model().set())) {
      sumOf(followUps, table, row, null);
    }
  }

  @Override
  public void deleted(FollowUps followUps, Table table, Row row) {
    if (LINES.containsValue(table.model().set())) {
      sumOf(followUps, table, row, row.id());
    }
  }

  private void sumOf(FollowUps followUps, Table lines, Row line, UUID leaving) {
    Row header = headerOf(lines, value(lines, line, DOCUMENT));
    if (header != null) {
      sum(followUps, headers(lines), header, leaving);
    }
  }

  /** The header's discount is spread over the lines; the header has what they come to. */
  private void sum(FollowUps followUps, Table headers, Row header, UUID leaving) {
    Table lines = database.table(LINES.get(headers.model().set()));
    List<Row> rows =
        lines == null
            ? List.of()
            : lines(lines, header.id()).stream().filter(r -> !r.id().equals(leaving)).toList();
    int decimals = LineDefaults.decimals(value(headers, header, "currencyCode"));
    List<BigDecimal> amounts =
        rows.stream().map(row -> number(lines, row, "amountExcludingTax")).toList();
    List<BigDecimal> parts =
        LineAmounts.spread(number(headers, header, "discountAmount"), amounts, decimals);
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < rows.size(); i++) {
      BigDecimal net = amounts.get(i).subtract(parts.get(i));
      total = total.add(net);
      put(
          followUps,
          lines,
          rows.get(i),
          Map.of(
              "invoiceDiscountAllocation",
              parts.get(i),
              "netAmount",
              net,
              "netTaxAmount",
              BigDecimal.ZERO,
              "netAmountIncludingTax",
              net));
    }
    put(
        followUps,
        headers,
        header,
        Map.of(
            "totalAmountExcludingTax", total,
            "totalTaxAmount", BigDecimal.ZERO,
            "totalAmountIncludingTax", total));
  }

  /** Writes only what differs. */
  private static void put(
      FollowUps followUps, Table table, Row row, Map<String, BigDecimal> values) {
    Draft draft = row.draft();
    boolean differs = false;
    for (Map.Entry<String, BigDecimal> value : values.entrySet()) {
      Column column = table.model().column(value.getKey()).orElse(null);
      if (column != null && number(table, row, value.getKey()).compareTo(value.getValue()) != 0) {
        draft.set(column, value.getValue());
        differs = true;
      }
    }
    if (differs) {
      followUps.update(table, row, draft);
    }
  }

  private Table headers(Table lines) {
    return LINES.entrySet().stream()
        .filter(kind -> kind.getValue().equals(lines.model().set()))
        .map(kind -> database.table(kind.getKey()))
        .findFirst()
        .orElseThrow();
  }

  private Row headerOf(Table lines, Object document) {
    return document == null ? null : headers(lines).get((UUID) document);
  }

  private List<Row> linesOf(Table lines, Cells line) {
    return line.get(DOCUMENT) == null ? List.of() : lines(lines, (UUID) line.get(DOCUMENT));
  }

  private static List<Row> lines(Table lines, UUID document) {
    List<Row> rows = new ArrayList<>(lines.equalTo(FollowUps.column(lines, DOCUMENT), document));
    rows.sort(
        Comparator.comparing(
            row -> (Integer) Objects.requireNonNullElse(value(lines, row, "sequence"), 0)));
    return rows;
  }

  private static Object value(Table table, Row row, String name) {
    return table.model().column(name).map(row::get).orElse(null);
  }

  private static BigDecimal number(Table table, Row row, String name) {
    return value(table, row, name) instanceof BigDecimal number ? number : BigDecimal.ZERO;
  }
}
