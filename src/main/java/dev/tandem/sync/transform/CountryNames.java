package dev.tandem.sync.transform;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the ISO code of a country by code, short form or name. The names come from the JDK's own
 * dictionaries. They are read when first needed and in three steps, since the languages together
 * take half a second and hardly any company needs them.
 */
final class CountryNames {
  private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]");
  private static final int SHORTEST_WITHOUT_ACCENTS = 4;

  private final List<Index> steps =
      List.of(
          new Index(CountryNames::codesAndEnglish),
          new Index(
              index ->
                  Stream.of("de", "fr", "es", "it", "pt", "nl", "da", "sv", "nb", "fi", "pl", "cs")
                      .forEach(language -> addLanguage(language, index))),
          new Index(
              index ->
                  Stream.of(Locale.getAvailableLocales())
                      .map(Locale::getLanguage)
                      .filter(language -> !language.isEmpty())
                      .distinct()
                      .forEach(language -> addLanguage(language, index))));

  /**
   * The codes that a text can mean: none, one, or several if languages use one name differently.
   */
  Set<String> codesFor(String text) {
    String name = folded(text);
    return steps.stream()
        .map(step -> step.find(name))
        .filter(codes -> !codes.isEmpty())
        .findFirst()
        .orElse(Set.of());
  }

  /** In order of their weight: a code is never taken for a name. */
  private static void codesAndEnglish(Map<String, Set<String>> index) {
    Map<String, String> first = new HashMap<>();
    codes().forEach(code -> first.put(folded(code), code));
    codes().forEach(code -> first.putIfAbsent(folded(country(code).getISO3Country()), code));
    ShortForms.forEach((name, code) -> first.putIfAbsent(folded(name), code));
    codes()
        .forEach(c -> first.putIfAbsent(folded(country(c).getDisplayCountry(Locale.ENGLISH)), c));
    first.forEach((name, code) -> index.put(name, Set.of(code)));
  }

  private static void addLanguage(String language, Map<String, Set<String>> index) {
    Locale locale = Locale.forLanguageTag(language);
    codes()
        .forEach(
            code ->
                index.merge(
                    folded(country(code).getDisplayCountry(locale)),
                    Set.of(code),
                    CountryNames::union));
  }

  private static Stream<String> codes() {
    return Stream.of(Locale.getISOCountries());
  }

  private static Locale country(String code) {
    return new Locale.Builder().setRegion(code).build();
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    if (some.containsAll(more)) {
      return some;
    }
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }

  /**
   * Without case, punctuation, accents and a leading "the". Very short names keep their accents:
   * the Vietnamese name of Belgium would else be the code of Burundi.
   */
  private static String folded(String text) {
    String letters = PUNCTUATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    String decomposed = Normalizer.normalize(letters, Normalizer.Form.NFD);
    String plain = ACCENTS.matcher(decomposed).replaceAll("");
    if (plain.length() < SHORTEST_WITHOUT_ACCENTS) {
      return decomposed;
    }
    return plain.startsWith("the") ? plain.substring("the".length()) : plain;
  }
}
