package dev.tandem.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.MappingWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the pages of the shipped mappings to their files. After a change of a file, {@code mvn test
 * -Dtest=MappingPagesTest -Dpages.write=true} writes them anew.
 */
class MappingPagesTest {
  private static final Path PAGES = Path.of("docs/mappings");

  @ParameterizedTest
  @MethodSource("shipped")
  void should_show_what_the_mapping_file_says(Mapping mapping) throws IOException {
    String text = new MappingPage(mapping, Files.readString(Path.of(mapping.file()))).text();
    Path page = PAGES.resolve(mapping.slug() + ".md");
    if (Boolean.getBoolean("pages.write")) {
      Files.writeString(page, text);
    }

    assertThat(page).hasContent(text);
  }

  @Test
  void should_have_no_page_without_a_mapping() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              shipped().stream().map(mapping -> mapping.slug() + ".md").toList());
    }
  }

  static List<Mapping> shipped() {
    return new MappingFolder(MappingWords.all()).read(Path.of("config/mappings")).inOrder();
  }
}
