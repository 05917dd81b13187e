package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ERP's prices, in both of its ways: customer price groups with sales prices, and price lists
 * with lines. A company uses one of them.
 */
record PriceRows(Goods items, int lists) {
  private static final List<String> NAMES = List.of("RETAIL", "WHOLESALE", "EXPORT");
  private static final String EXPORT_CURRENCY = "USD";
  private static final BigDecimal FROM = BigDecimal.TEN;
  private static final int WITH_QUANTITY = 10;
  private static final int FEW = 5;

  Map<String, List<ObjectNode>> rows() {
    Map<String, List<ObjectNode>> rows = new LinkedHashMap<>();
    List<ObjectNode> groups = new ArrayList<>();
    List<ObjectNode> headers = new ArrayList<>();
    for (int list = 0; list < lists; list++) {
      groups.add(group(list));
      headers.add(header(code(list), "Sale", "Price", currency(list)));
    }
    headers.add(header("PURCHASE", "Purchase", "Price", GeneratedCompany.LOCAL_CURRENCY));
    headers.add(header("REBATE", "Sale", "Discount", GeneratedCompany.LOCAL_CURRENCY));
    rows.put("customerPriceGroups", groups);
    rows.put("salesPrices", new GeneratedRows(lists * priced(), this::price));
    rows.put("priceListHeaders", headers);
    rows.put("priceListLines", new GeneratedRows(lists * priced() + 2 * few(), this::line));
    return rows;
  }

  /** Every item that is not blocked has a price in every list. */
  private int priced() {
    return items.split().inStep(Split.Presence.ERP, Split.Presence.BOTH);
  }

  private int few() {
    return Math.min(FEW, priced());
  }

  private static String code(int list) {
    return list < NAMES.size() ? NAMES.get(list) : "LIST %02d".formatted(list + 1);
  }

  private static String currency(int list) {
    return code(list).equals("EXPORT") ? EXPORT_CURRENCY : GeneratedCompany.LOCAL_CURRENCY;
  }

  private BigDecimal amount(int list, int item) {
    BigDecimal factor = BigDecimal.valueOf(100L - 5L * (list % 10), 2);
    return items.price(item).multiply(factor).setScale(2, RoundingMode.HALF_EVEN);
  }

  private ObjectNode group(int list) {
    return coded("customerPriceGroups", code(list))
        .with("displayName", "Prices " + code(list))
        .with(currencyOf(list))
        .erpStamped(Row.FOUNDED);
  }

  private static ObjectNode header(String code, String priceType, String amountType, String iso) {
    return coded("priceListHeaders", code)
        .with("description", "Price list " + code)
        .with("status", "Active")
        .with("priceType", priceType)
        .with("amountType", amountType)
        .with("allowUpdatingDefaults", false)
        .with("startingDate", "2026-01-01")
        .with("currencyCode", iso)
        .with("currencyId", PartnerRows.currencyId(iso))
        .erpStamped(Row.FOUNDED);
  }

  private static Row coded(String set, String code) {
    return Row.erp(RowId.of(set, code)).with("code", code);
  }

  private static ObjectNode currencyOf(int list) {
    String iso = currency(list);
    return new Row()
        .with("currencyCode", iso)
        .with("currencyId", PartnerRows.currencyId(iso))
        .unstamped();
  }

  private ObjectNode price(int index) {
    int list = index / priced();
    int item = index % priced();
    return Row.erp(RowId.of("salesPrices", items.seed() + "/" + index))
        .with("salesType", "Customer Price Group")
        .with("salesCode", code(list))
        .with("itemId", items.id(item))
        .with("itemNumber", items.number(item))
        .with("unitOfMeasureCode", items.unit(item))
        .with("minimumQuantity", BigDecimal.ZERO)
        .with("startingDate", "2026-01-01")
        .with(currencyOf(list))
        .with("unitPrice", amount(list, item))
        .erpStamped(Row.FOUNDED);
  }

  /** Behind the sales prices: a few of purchases and a few rebates. */
  private ObjectNode line(int index) {
    int list = index / priced();
    if (list < lists) {
      boolean quantity = list > 0 && index % WITH_QUANTITY == 0;
      return line(index, code(list), "Sale", index % priced(), amount(list, index % priced()))
          .with("minimumQuantity", quantity ? FROM : BigDecimal.ZERO)
          .with("amountType", "Price")
          .with(currencyOf(list))
          .erpStamped(Row.FOUNDED);
    }
    int item = index - lists * priced();
    boolean purchase = item < few();
    return line(
            index,
            purchase ? "PURCHASE" : "REBATE",
            purchase ? "Purchase" : "Sale",
            item % few(),
            purchase ? items.cost(item % few()) : BigDecimal.ZERO)
        .with("amountType", purchase ? "Price" : "Discount")
        .with("currencyCode", GeneratedCompany.LOCAL_CURRENCY)
        .erpStamped(Row.FOUNDED);
  }

  private Row line(int index, String list, String priceType, int item, BigDecimal amount) {
    return Row.erp(RowId.of("priceListLines", items.seed() + "/" + index))
        .with("priceListId", RowId.of("priceListHeaders", list))
        .with("priceListCode", list)
        .with("lineNumber", 10_000 * (1 + item))
        .with("status", "Active")
        .with("priceType", priceType)
        .with("assetType", "Item")
        .with("assetNumber", items.number(item))
        .with("unitOfMeasureCode", items.unit(item))
        .with("unitPrice", amount);
  }
}
