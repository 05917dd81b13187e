package dev.tandem.erp;

import java.util.Set;

/**
 * What type a property of API v2.0 has, by its name: needed to write its empty value, which the ERP
 * wants typed, and to know which texts are enum members.
 */
enum PropertyKind {
  TEXT,
  NUMBER,
  FLAG,
  GUID,
  DATE,
  DATE_TIME,
  ENUM;

  private static final Set<String> ENUMS =
      Set.of(
          "type",
          "blocked",
          "status",
          "lineType",
          "contactBusinessRelation",
          "addressFormat",
          "taxType",
          "documentType",
          "parentType",
          "postingValidation");
  private static final Set<String> NUMBERS =
      Set.of(
          "creditLimit",
          "balanceDue",
          "unitPrice",
          "unitCost",
          "inventory",
          "discountAmount",
          "discountPercent",
          "quantity",
          "shipQuantity",
          "invoiceQuantity",
          "sequence",
          "amount",
          "amountRoundingPrecision",
          "commisionPercent",
          "remainingAmount",
          "lineNumber");
  private static final Set<String> FLAGS =
      Set.of(
          "taxLiable",
          "privacyBlocked",
          "priceIncludesTax",
          "pricesIncludeTax",
          "partialShipping",
          "calculateDiscountOnCreditMemos",
          "fullyShipped");

  /** Sets in which {@code blocked} is yes or no, and not a kind of blocking. */
  private static final Set<String> PLAINLY_BLOCKED =
      Set.of("items", "itemVariants", "salespeoplePurchasers", "accounts", "locations");

  static PropertyKind of(String set, String property) {
    if (property.equals("blocked") && PLAINLY_BLOCKED.contains(set) || FLAGS.contains(property)) {
      return FLAG;
    }
    if (ENUMS.contains(property)) {
      return ENUM;
    }
    return NUMBERS.contains(property) ? NUMBER : byEnding(property);
  }

  private static PropertyKind byEnding(String property) {
    if (property.equals("id") || property.endsWith("Id")) {
      return GUID;
    }
    if (property.endsWith("DateTime")) {
      return DATE_TIME;
    }
    return property.endsWith("Date") ? DATE : TEXT;
  }
}
