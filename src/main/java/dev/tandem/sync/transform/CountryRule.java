package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code country}: the ERP has ISO codes of two letters, the CRM has what people type. To the ERP,
 * a code or a name in any language becomes the code; to the CRM, the code becomes the English name.
 */
record CountryRule(CountryNames names) implements Transformation {
  private static final String REMEDY =
      "Correct the country, or add it under values: of this field in the mapping file.";

  @Override
  public Result apply(Object value, Side target) {
    Iterator<String> codes = names.codesFor(value.toString()).iterator();
    if (!codes.hasNext()) {
      return Result.failed("\"" + value + "\" is not a country that is known.", REMEDY);
    }
    String code = codes.next();
    if (codes.hasNext()) {
      return Result.failed(ambiguous(value, names.codesFor(value.toString())), REMEDY);
    }
    return Result.of(target == Side.ERP ? code : english(code));
  }

  private static String ambiguous(Object value, Set<String> codes) {
    return "\""
        + value
        + "\" can mean "
        + codes.stream().map(CountryRule::english).sorted().collect(Collectors.joining(" or "))
        + ".";
  }

  private static String english(String code) {
    return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
  }
}
