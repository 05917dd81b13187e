package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goods as the systems show them: items and resources of the ERP, products of the CRM. */
record GoodsRows(Goods goods) {
  private static final BigDecimal PIECES_PER_BOX = BigDecimal.valueOf(6);
  private static final int OTHER_TYPE = 2;
  private static final int RETIRED = 1;

  List<ObjectNode> erp() {
    return new GeneratedRows(goods.split().erpRows(), index -> erp(goods.split().behindErp(index)));
  }

  List<ObjectNode> crm() {
    return new GeneratedRows(goods.split().crmRows(), index -> crm(goods.split().behindCrm(index)));
  }

  /** The units beside the base unit, which the ERP adds itself. */
  List<ObjectNode> units() {
    List<ObjectNode> units = new ArrayList<>();
    for (int index = 0; index < goods.split().erpRows(); index++) {
      int one = goods.split().behindErp(index);
      if (goods.hasBox(one)) {
        units.add(
            Row.erp(boxId(one))
                .with("itemId", goods.id(one))
                .with("itemNumber", goods.number(one))
                .with("code", "BOX")
                .with("quantityPerUnitOfMeasure", PIECES_PER_BOX)
                .erpStamped(Row.FOUNDED));
      }
    }
    return units;
  }

  private String boxId(int one) {
    return RowId.of("itemUnitsOfMeasure", goods.id(one) + "/BOX");
  }

  private ObjectNode erp(int one) {
    boolean outside = goods.split().presence(one) == Split.Presence.ERP_OUTSIDE;
    Row row =
        Row.erp(goods.id(one))
            .with("number", goods.number(one))
            .with("displayName", goods.name(one))
            .with("unitPrice", goods.price(one))
            .with("unitCost", goods.cost(one))
            .with("baseUnitOfMeasureCode", goods.unit(one))
            .with("blocked", outside);
    if (goods.kind() == Goods.Kind.ITEM) {
      row.with("baseUnitOfMeasureId", RowId.of("unitsOfMeasure", goods.unit(one)))
          .with("type", "Inventory")
          .with("inventory", goods.stock(one));
    } else {
      row.with("type", one % 2 == 0 ? "Person" : "Machine")
          .with("capacity", BigDecimal.valueOf(160));
    }
    return row.erpStamped(Row.FOUNDED);
  }

  private ObjectNode crm(int one) {
    boolean outside = goods.split().presence(one) == Split.Presence.CRM_OUTSIDE;
    boolean retired = outside && one % 2 == 0;
    return Row.crm("productid", RowId.of("products", goods.id(one)))
        .with("productnumber", goods.number(one))
        .with("name", goods.name(one))
        .with("producttypecode", outside && !retired ? OTHER_TYPE : goods.kind().productType())
        .with("_defaultuomscheduleid_value", scheduleId(goods.unit(one)))
        .with("_defaultuomid_value", unitId(goods.unit(one)))
        .with("_transactioncurrencyid_value", CrmFrame.currencyId(GeneratedCompany.LOCAL_CURRENCY))
        .with("price", goods.price(one))
        .with("quantitydecimal", 2)
        .with("statecode", retired ? RETIRED : 0)
        .with("statuscode", retired ? 2 : 1)
        .crmStamped(Row.FOUNDED);
  }

  private static String scheduleId(String unit) {
    return RowId.of("uomschedules", unit);
  }

  private static String unitId(String unit) {
    return RowId.of("uoms", unit);
  }

  /** How the CRM's people count before the ERP's units are there: a group for each unit. */
  static Map<String, List<ObjectNode>> crmUnits() {
    Map<String, String> groups =
        Map.of("PCS", "Pieces", "BOX", "Boxes", "KG", "Weight", "HOUR", "Time");
    List<String> codes = groups.keySet().stream().sorted().toList();
    return Map.of(
        "uomschedules",
        codes.stream().map(code -> schedule(code, groups.get(code))).toList(),
        "uoms",
        codes.stream().map(GoodsRows::unit).toList());
  }

  private static ObjectNode schedule(String code, String name) {
    return Row.crm("uomscheduleid", scheduleId(code))
        .with("name", name)
        .with("baseuomname", code)
        .with("statecode", 0)
        .with("statuscode", 1)
        .crmStamped(Row.FOUNDED);
  }

  private static ObjectNode unit(String code) {
    return Row.crm("uomid", unitId(code))
        .with("name", code)
        .with("_uomscheduleid_value", scheduleId(code))
        .with("quantity", BigDecimal.ONE)
        .with("isschedulebaseuom", true)
        .crmStamped(Row.FOUNDED);
  }
}
