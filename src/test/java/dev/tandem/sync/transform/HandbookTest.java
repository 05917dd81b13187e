package dev.tandem.sync.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingFolder;
import dev.tandem.mapping.WordCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandbookTest {
  private final Transformations transformations = Transformations.standard();

  @Test
  void should_explain_every_rule() throws IOException {
    String handbook = Files.readString(Path.of("docs/mapping.md"));

    assertThat(transformations.names())
        .allSatisfy(
            name -> assertThat(handbook).containsPattern("\n\\| `" + name + "(\\(n\\))?` \\|"));
  }

  @Test
  void should_know_every_rule_of_the_shipped_mappings() {
    WordCheck words = new WordCheck(transformations::complaint, filter -> Optional.empty());

    assertThat(new MappingFolder(words).read(Path.of("config/mappings")).enabled())
        .flatExtracting(Mapping::activeFields)
        .flatExtracting(field -> field.transform())
        .contains("trim", "country");
  }
}
