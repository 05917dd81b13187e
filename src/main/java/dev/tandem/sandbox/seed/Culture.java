package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.datafaker.Faker;
import net.datafaker.providers.base.Name;

/**
 * How firms and people of one country look. Drawing names one by one is slow, so the pools are
 * drawn once and combined afterwards.
 */
record Culture(
    String country,
    String countryName,
    List<String> firstNames,
    List<String> lastNames,
    String firm,
    List<String> trades,
    List<String> forms,
    String street,
    List<String> streets,
    List<City> cities,
    String phone) {

  record City(String name, String postalCode, String state) {}

  private static final int DRAWS = 120;
  private static final int LONGEST_NAME = 20;

  static List<Culture> all(long seed) {
    Random random = new Random(seed);
    List<Culture> cultures = new ArrayList<>();
    Resource.read("seed/cultures.yaml").forEach(c -> cultures.add(of(c, random)));
    return List.copyOf(cultures);
  }

  private static Culture of(JsonNode file, Random random) {
    Name names = new Faker(Locale.forLanguageTag(file.get("locale").asText()), random).name();
    return new Culture(
        file.get("country").asText(),
        file.get("name").asText(),
        pool(List.of(), names::firstName, file, random),
        pool(texts(file, "own"), names::lastName, file, random),
        file.get("firm").asText(),
        texts(file, "trades"),
        texts(file, "forms"),
        file.get("street").asText(),
        texts(file, "streets"),
        cities(file),
        file.get("phone").asText());
  }

  private static List<String> pool(
      List<String> own, Supplier<String> draw, JsonNode file, Random random) {
    Set<String> names = new LinkedHashSet<>(own);
    for (int i = 0; i < DRAWS; i++) {
      String name = form(file, draw.get().strip());
      if (name.length() <= LONGEST_NAME) {
        names.add(name);
      }
    }
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled);
  }

  private static List<String> texts(JsonNode file, String key) {
    List<String> texts = new ArrayList<>();
    file.get(key).forEach(text -> texts.add(form(file, text.asText())));
    return List.copyOf(texts);
  }

  private static List<City> cities(JsonNode file) {
    List<City> cities = new ArrayList<>();
    for (JsonNode city : file.get("cities")) {
      String state = city.has(2) ? city.get(2).asText() : null;
      cities.add(new City(form(file, city.get(0).asText()), city.get(1).asText(), state));
    }
    return List.copyOf(cities);
  }

  /** Some keyboards type a letter and its mark as two characters: texts must survive that too. */
  private static String form(JsonNode file, String text) {
    boolean decomposed = file.path("decomposed").asBoolean();
    return Normalizer.normalize(text, decomposed ? Normalizer.Form.NFD : Normalizer.Form.NFC);
  }

  /** A name that no other number of this culture gets. */
  String firmName(int number) {
    int last = lastNames.size();
    int trade = number / last % trades.size();
    int partner = number / last / trades.size();
    String owners = lastNames.get(number % last);
    if (partner > 0) {
      owners += " & " + lastNames.get(partner % last);
    }
    String name =
        firm.replace("{name}", owners)
            .replace("{trade}", trades.get(trade))
            .replace("{form}", forms.get(number % forms.size()));
    return partner < last ? name : name + ' ' + partner / last;
  }

  String streetAddress(int choice, int number) {
    String name = streets.get(choice % streets.size());
    return street.replace("{street}", name).replace("{number}", Integer.toString(number));
  }
}
