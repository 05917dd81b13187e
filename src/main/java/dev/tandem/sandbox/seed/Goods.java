package dev.tandem.sandbox.seed;

import java.math.BigDecimal;
import java.util.List;

/** What the company sells, of one kind: made from seed and number alone. */
record Goods(long seed, Kind kind, Split split) {
  enum Kind {
    ITEM("items", "", 1, 100_000),
    RESOURCE("resources", "R", 3, 1_000);

    private final String set;
    private final String numberPrefix;
    private final int productType;
    private final int firstNumber;

    Kind(String set, String numberPrefix, int productType, int firstNumber) {
      this.set = set;
      this.numberPrefix = numberPrefix;
      this.productType = productType;
      this.firstNumber = firstNumber;
    }

    String set() {
      return set;
    }

    /** The option of the CRM's product. */
    int productType() {
      return productType;
    }
  }

  private static final List<String> THINGS =
      List.of(
          "Schreibtisch",
          "Stuhl",
          "Лампа",
          "Estantería",
          "Étagère",
          "Skåp",
          "Τραπέζι",
          "Sofa",
          "Bureau",
          "Кресло",
          "Tavolo",
          "书架");
  private static final List<String> KINDS =
      List.of("Atlanta", "Londýn", "Москва", "São Paulo", "Zürich", "Malmö", "Αθήνα", "İzmir");
  private static final List<String> SERVICES =
      List.of("Assembly", "Установка", "Beratung", "Transport", "Formation", "Montaggio");
  private static final List<String> UNITS = List.of("PCS", "PCS", "PCS", "BOX", "KG");
  private static final String CRM_PREFIX = "P-";
  private static final int WITH_BOX = 3;
  private static final int CENT = 2;

  /** The CRM's people number theirs in their own way. */
  String number(int one) {
    Split.Presence presence = split.presence(one);
    boolean isOfCrm = presence == Split.Presence.CRM || presence == Split.Presence.CRM_OUTSIDE;
    return (isOfCrm ? CRM_PREFIX : "") + kind.numberPrefix + (kind.firstNumber + one);
  }

  String id(int one) {
    return RowId.of(kind.set, seed + "/" + one);
  }

  String name(int one) {
    if (kind == Kind.RESOURCE) {
      return SERVICES.get(one % SERVICES.size()) + ' ' + (1 + one / SERVICES.size());
    }
    String thing = THINGS.get(one % THINGS.size());
    int rest = one / THINGS.size();
    return thing + ' ' + KINDS.get(rest % KINDS.size()) + ' ' + (1 + rest / KINDS.size());
  }

  String unit(int one) {
    return kind == Kind.RESOURCE ? "HOUR" : UNITS.get(one % UNITS.size());
  }

  /** Sold in boxes too. */
  boolean hasBox(int one) {
    return kind == Kind.ITEM && unit(one).equals("PCS") && one % WITH_BOX == 0;
  }

  BigDecimal price(int one) {
    return BigDecimal.valueOf(1990L + one * 137L % 90_000, CENT);
  }

  BigDecimal cost(int one) {
    return BigDecimal.valueOf(1200L + one * 137L % 45_000, CENT);
  }

  /** Some were sold before they came in. */
  BigDecimal stock(int one) {
    return BigDecimal.valueOf(one % 17 == 0 ? -3 : one * 31L % 400);
  }
}
