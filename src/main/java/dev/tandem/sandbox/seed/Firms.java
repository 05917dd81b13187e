package dev.tandem.sandbox.seed;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Every firm by its number: made from seed and number alone, so any row can be made at any time.
 */
record Firms(long seed, Partner partner, Split split, List<Culture> cultures, Staff staff) {
  private static final List<String> SHARED_CURRENCIES = List.of("EUR", "EUR", "EUR", "USD", "GBP");
  private static final List<String> ERP_CURRENCIES = List.of("EUR", "EUR", "USD", "SEK", "CHF");
  private static final List<String> SHARED_TERMS = List.of("NET 30", "NET 45", "NET 60");
  private static final List<String> ERP_TERMS = List.of("NET 30", "14 TAGE", "CM", "COD");
  private static final List<String> SHARED_SHIPMENT = List.of("FOB", "NO CHARGE");
  private static final List<String> ERP_SHIPMENT = List.of("FOB", "EXW", "DAP", "PICKUP");

  Firm at(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    Split.Presence presence = split.presence(number);
    Culture culture = cultures.get(number % cultures.size());
    Map<Field, String> values = new EnumMap<>(Field.class);
    address(values, culture, number, random);
    contact(values, culture, number);
    terms(values, presence, random);
    Stretch.apply(number, values);
    Gaps gaps = Gaps.of(number, presence, random);
    return new Firm(number, presence, culture, values, gaps.inErp(), gaps.inCrm());
  }

  private void address(
      Map<Field, String> values, Culture culture, int number, SplittableRandom random) {
    Culture.City city = culture.cities().get(random.nextInt(culture.cities().size()));
    values.put(Field.NAME, culture.firmName(number / cultures.size()));
    values.put(Field.LINE_1, culture.streetAddress(random.nextInt(1000), 1 + random.nextInt(180)));
    values.put(Field.LINE_2, culture.trades().get(random.nextInt(culture.trades().size())));
    values.put(Field.CITY, city.name());
    values.put(Field.POSTAL_CODE, city.postalCode());
    values.put(Field.COUNTRY, culture.country());
    if (city.state() != null) {
      values.put(Field.STATE, city.state());
    }
  }

  private void contact(Map<Field, String> values, Culture culture, int number) {
    String country = culture.country().toLowerCase(Locale.ROOT);
    String host = partner.hostPrefix() + country + number + ".example";
    values.put(Field.EMAIL, "office@" + host);
    values.put(Field.WEBSITE, "https://www." + host);
    values.put(Field.PHONE, culture.phone() + (100_000 + number));
  }

  private void terms(Map<Field, String> values, Split.Presence presence, SplittableRandom random) {
    boolean erpOnly = presence == Split.Presence.ERP || presence == Split.Presence.ERP_OUTSIDE;
    boolean crmOnly = presence == Split.Presence.CRM || presence == Split.Presence.CRM_OUTSIDE;
    values.put(Field.CURRENCY, one(erpOnly ? ERP_CURRENCIES : SHARED_CURRENCIES, random));
    values.put(Field.PAYMENT_TERMS, one(erpOnly ? ERP_TERMS : SHARED_TERMS, random));
    values.put(Field.SHIPMENT_METHOD, one(erpOnly ? ERP_SHIPMENT : SHARED_SHIPMENT, random));
    values.put(Field.CREDIT_LIMIT, (1 + random.nextInt(40)) * 2500 + ".50");
    int choice = random.nextInt(1000);
    values.put(Field.SALESPERSON, crmOnly ? staff.anyone(choice) : staff.code(choice));
  }

  private static String one(List<String> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
