package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What a line of a sales document takes from its item or resource, and its amounts. */
record LineDefaults(Database database) {
  private static final int STEP = 10_000;
  private static final int PRICE_DECIMALS = 5;
  private static final int USUAL_DECIMALS = 2;

  /**
   * @param currencyCode of the document; null for the local currency
   * @param others the lines that the document has already
   */
  void apply(Cells line, Object currencyCode, List<Row> others) {
    sequence(line, others);
    Table goods = identify(line);
    Row one = goods == null ? null : goods(line, goods);
    if (one != null) {
      take(line, currencyCode, goods, one);
    }
    amounts(line, decimals(currencyCode));
  }

  private static void sequence(Cells line, List<Row> others) {
    if (!line.isNew()) {
      return;
    }
    List<Integer> taken =
        others.stream()
            .map(row -> line.table().model().column("sequence").map(row::get).orElse(null))
            .map(Integer.class::cast)
            .filter(Objects::nonNull)
            .toList();
    if (line.get("sequence") == null) {
      line.set("sequence", taken.stream().max(Comparator.naturalOrder()).orElse(0) + STEP);
    } else if (taken.contains((Integer) line.get("sequence"))) {
      throw ErpErrors.dialog("You cannot insert a line because a line already exists.");
    }
  }

  /** The table of what is sold; null for comments and accounts. */
  private Table identify(Cells line) {
    boolean hasItem = line.get("itemId") != null;
    if (hasItem && line.get("accountId") != null) {
      throw ErpErrors.dialog("Both itemId and accountId cannot be specified.");
    }
    if (hasItem && (line.isNew() || line.wasSent("itemId"))) {
      line.set("lineType", "Item");
    } else if (line.get("accountId") != null) {
      line.set("lineType", "Account");
    }
    return switch (String.valueOf(line.get("lineType"))) {
      case "Item" -> database.table("items");
      case "Resource" -> database.table("resources");
      default -> null;
    };
  }

  private static Row goods(Cells line, Table goods) {
    boolean isItem = goods.model().set().equals("items");
    if (isItem && line.get("itemId") != null) {
      return goods.get((UUID) line.get("itemId"));
    }
    Object number = line.get("lineObjectNumber");
    if (number == null) {
      return null;
    }
    return goods.equalTo(FollowUps.column(goods, "number"), number).stream()
        .findFirst()
        .orElseThrow(() -> ErpErrors.dialog((isItem ? "Item" : "Resource") + " does not exist."));
  }

  private void take(Cells line, Object currencyCode, Table goods, Row one) {
    if (Boolean.TRUE.equals(FollowUps.value(goods, one, "blocked"))) {
      throw ErpErrors.dialog(
          "Blocked must be equal to 'No' in %s: No.=%s. Current value is 'Yes'."
              .formatted(goods.model().type(), FollowUps.value(goods, one, "number")));
    }
    boolean isItem = goods.model().set().equals("items");
    if (isItem) {
      line.set("itemId", one.id());
    }
    line.set("lineObjectNumber", FollowUps.value(goods, one, "number"));
    line.fill("description", goods, one, "displayName");
    line.fill("unitOfMeasureCode", goods, one, "baseUnitOfMeasureCode");
    BigDecimal perUnit = perUnit(line, isItem, one);
    boolean isOther =
        line.isNew() || line.wasSent("itemId", "unitOfMeasureId", "unitOfMeasureCode");
    if (isOther && !line.wasSent("unitPrice")) {
      BigDecimal price =
          (BigDecimal)
              Objects.requireNonNullElse(FollowUps.value(goods, one, "unitPrice"), BigDecimal.ZERO);
      line.set(
          "unitPrice",
          LineAmounts.rounded(
              price.multiply(perUnit).multiply(rate(currencyCode)), PRICE_DECIMALS));
    }
  }

  /** The unit must be one of the goods' own. */
  private BigDecimal perUnit(Cells line, boolean isItem, Row one) {
    Object code = line.get("unitOfMeasureCode");
    Table units = database.table("unitsOfMeasure");
    Table own = database.table(isItem ? "itemUnitsOfMeasure" : "resourceUnitsOfMeasure");
    if (code == null) {
      return BigDecimal.ONE;
    }
    units.equalTo(FollowUps.column(units, "code"), code).stream()
        .findFirst()
        .ifPresent(unit -> line.set("unitOfMeasureId", unit.id()));
    if (own == null) {
      return BigDecimal.ONE;
    }
    return own.equalTo(FollowUps.column(own, isItem ? "itemId" : "resourceId"), one.id()).stream()
        .filter(unit -> code.equals(FollowUps.value(own, unit, "code")))
        .map(unit -> (BigDecimal) FollowUps.value(own, unit, "quantityPerUnitOfMeasure"))
        .findFirst()
        .orElseThrow(
            () ->
                ErpErrors.noRelated(
                    line.table().model(), "unitOfMeasureCode", code, own.model().set()));
  }

  private static void amounts(Cells line, int decimals) {
    boolean isComment = String.valueOf(line.get("lineType")).equals("Comment");
    BigDecimal gross =
        isComment
            ? BigDecimal.ZERO
            : LineAmounts.rounded(
                line.number("quantity").multiply(line.number("unitPrice")), decimals);
    LineAmounts amounts =
        line.wasSent("discountAmount") && !line.wasSent("discountPercent")
            ? LineAmounts.discounted(gross, line.number("discountAmount"))
            : LineAmounts.reduced(gross, line.number("discountPercent"), decimals);
    line.set("discountAmount", amounts.discount());
    line.set("discountPercent", amounts.percent());
    line.set("amountExcludingTax", amounts.net());
    line.set("taxPercent", BigDecimal.ZERO);
    line.set("totalTaxAmount", BigDecimal.ZERO);
    line.set("amountIncludingTax", amounts.net());
  }

  /** Decimals of amounts in a currency; those of ISO 4217, two of the local one. */
  static int decimals(Object currencyCode) {
    return Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getCurrencyCode().equals(currencyCode))
        .map(Currency::getDefaultFractionDigits)
        .findFirst()
        .orElse(USUAL_DECIMALS);
  }

  /** Units of the document's currency for one of the local currency, by the newest rate. */
  private BigDecimal rate(Object code) {
    Table rates = database.table("currencyExchangeRates");
    if (code == null || rates == null) {
      return BigDecimal.ONE;
    }
    return rates.equalTo(FollowUps.column(rates, "currencyCode"), code).stream()
        .max(
            Comparator.comparing(
                row -> String.valueOf(FollowUps.value(rates, row, "startingDate"))))
        .map(
            row ->
                ((BigDecimal) FollowUps.value(rates, row, "exchangeRateAmount"))
                    .divide(
                        (BigDecimal) FollowUps.value(rates, row, "relationalExchangeRateAmount"),
                        MathContext.DECIMAL64))
        .orElse(BigDecimal.ONE);
  }
}
