package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.sandbox.seed.GeneratedCompany;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every field of every shipped mapping, in each of its directions: people write into one system,
 * and what then stands in the other is compared with what a person would expect there.
 */
class RoundTripsTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String BY_GROUPS = "by-groups";
  private static final String PLAIN = "plain";

  /** What the node makes of a field whose name is no property of the other system. */
  private static final Map<String, String> SHOWN_AS =
      Map.of(
          "wholeName", "lastname",
          "companyId", "companyNumber",
          "baseUnit", "baseUnitOfMeasureCode");

  @TempDir private Path data;

  @TestFactory
  List<DynamicTest> with_groups_of_units_and_price_lists() throws InterruptedException {
    return results(BY_GROUPS, Map.of());
  }

  @TestFactory
  List<DynamicTest> with_single_units_and_customer_price_groups() throws InterruptedException {
    return results(PLAIN, Map.of("units.groups", "false", "prices.lists", "false"));
  }

  @Test
  void every_field_that_is_mapped_is_tried_in_each_of_its_directions() {
    Set<String> missing = new TreeSet<>(mapped(Map.of()));
    missing.addAll(mapped(Map.of("units.groups", "false", "prices.lists", "false")));
    assertThat(missing).hasSizeGreaterThan(150);
    missing.removeAll(tried(BY_GROUPS));
    missing.removeAll(tried(PLAIN));

    assertThat(missing).isEmpty();
  }

  /** All edits are made before anything is compared: a pass for all of them. */
  private List<DynamicTest> results(String file, Map<String, String> settings)
      throws InterruptedException {
    try (Landscape landscape = landscape(settings)) {
      landscape.pass();
      List<RoundTrip> trips = trips(landscape, file);
      for (RoundTrip.Kind kind : RoundTrip.Kind.values()) {
        trips.stream().filter(trip -> trip.kind() == kind).forEach(RoundTrip::edit);
        landscape.pass();
      }
      List<DynamicTest> tests = new ArrayList<>();
      trips.forEach(trip -> tests.add(test(trip.toString(), trip.found(), trip.expected())));
      tests.add(test("nothing failed", landscape.errors(), List.of()));
      return tests;
    }
  }

  private Landscape landscape(Map<String, String> settings) {
    Landscape landscape =
        Landscape.of(new GeneratedCompany(1, 12, 12, 3).rows(), data).withAllMappings();
    settings.forEach(landscape::with);
    return landscape;
  }

  private static DynamicTest test(String name, Object found, Object expected) {
    return DynamicTest.dynamicTest(name, () -> assertThat(found).isEqualTo(expected));
  }

  private static List<RoundTrip> trips(Landscape landscape, String file) {
    List<RoundTrip> trips = new ArrayList<>();
    read(file)
        .properties()
        .forEach(
            mapping ->
                mapping.getValue().properties().stream()
                    .filter(way -> way.getValue().isObject())
                    .forEach(way -> trips.add(trip(landscape, mapping.getKey(), way))));
    return trips;
  }

  private static RoundTrip trip(
      Landscape landscape, String mapping, Map.Entry<String, JsonNode> way) {
    return new RoundTrip(
        landscape, landscape.mapping(mapping), way.getKey(), (ObjectNode) way.getValue());
  }

  /** Mapping, way and property of the other side; what only new records get counts as created. */
  private static Set<String> mapped(Map<String, String> settings) {
    Mappings mappings = Configuration.read(Settings.load(Map.of(), settings));
    Set<String> mapped = new TreeSet<>();
    for (Mapping mapping : mappings.enabled()) {
      for (Side target : Side.values()) {
        mapping.fields().stream()
            .filter(field -> field.enabled() && field.direction().flowsTo(target))
            .filter(field -> mapping.direction().flowsTo(target))
            .forEach(field -> mapped.add(place(mapping, target, field)));
      }
    }
    return mapped;
  }

  private static String place(Mapping mapping, Side target, FieldRule field) {
    String property = target == Side.ERP ? field.erp() : field.crm();
    String way = field.createOnly() ? "create-" : "";
    return mapping.name()
        + ' '
        + way
        + "to-"
        + target.code()
        + ' '
        + SHOWN_AS.getOrDefault(property, property);
  }

  private static Set<String> tried(String file) {
    Set<String> tried = new TreeSet<>();
    read(file)
        .properties()
        .forEach(
            mapping -> {
              JsonNode ways = mapping.getValue();
              Set<String> fixed = new TreeSet<>();
              ways.path("fixed").forEach(property -> fixed.add(property.asText()));
              ways.properties().stream()
                  .filter(way -> way.getValue().isObject())
                  .forEach(
                      way ->
                          RoundTrip.properties(way.getValue())
                              .forEach(p -> add(tried, mapping.getKey(), way.getKey(), p, fixed)));
            });
    return tried;
  }

  private static void add(
      Set<String> tried, String mapping, String way, String property, Set<String> fixed) {
    tried.add(mapping + ' ' + way + ' ' + property);
    if (fixed.contains(property)) {
      tried.add(mapping + ' ' + way.replace("create-", "") + ' ' + property);
    }
  }

  private static JsonNode read(String file) {
    try {
      return YAML.readTree(
          Files.readString(Path.of("src/test/resources/round-trips", file + ".yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
