package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the house in pieces that fit on a screen. */
@TestInstance(Lifecycle.PER_CLASS)
class SizeTest {
  private static final int LARGEST_CLASS = 250;

  /** A list of texts, some lines for each error: it grows with the product and cannot be split. */
  private static final String CATALOGUE = "dev.tandem.sync.ErrorCode";

  private SourceSizes sizes;

  @BeforeAll
  void measure() throws IOException {
    sizes = SourceSizes.of(Path.of("src/main/java"));
  }

  @Test
  void should_keep_nine_classes_in_ten_under_120_lines() {
    assertThat(SourceSizes.p90(sizes.classes())).isLessThan(120);
  }

  @Test
  void should_keep_nine_methods_in_ten_under_15_lines() {
    assertThat(SourceSizes.p90(sizes.methods())).isLessThan(15);
  }

  @Test
  void should_split_a_class_before_it_has_250_lines() {
    assertThat(sizes.classes().entrySet())
        .filteredOn(size -> size.getValue() > LARGEST_CLASS)
        .filteredOn(size -> !size.getKey().equals(CATALOGUE))
        .extracting(Map.Entry::getKey)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("routeFiles")
  void should_keep_a_route_file_under_40_lines(Path file) throws IOException {
    assertThat(Files.readAllLines(file)).hasSizeLessThan(40);
  }

  static List<Path> routeFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("routes"))) {
      return files.filter(f -> f.toString().endsWith(".camel.yaml")).sorted().toList();
    }
  }
}
