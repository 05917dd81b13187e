package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the page of errors to the catalogue in the code. After a change of the catalogue, {@code
 * mvn test -Dtest=ErrorsPageTest -Dpages.write=true} writes it anew.
 */
class ErrorsPageTest {
  private static final String HEAD =
      """
      # Errors

      Every error has a stable code. Its message says what happened in this case; cause and remedy are
      always those below.

      | class | what it means |
      |---|---|
      | configuration | The node, or what it connects to, is set up wrongly. Stops the node at its start; while it runs, the mappings concerned are held up and go on by themselves once it is mended. |
      | transient | Passes by itself. The batch is held up and goes on; no record is marked. |
      | waiting | The record waits for another one and is tried again at every pass. |
      | conflict | A person or a policy must choose. Nothing is overwritten meanwhile. |
      | rejected | The record failed. It is tried once more at the next pass, then it is left alone until it changes at its source. |
      | ignored | Not an error: the reason why a record was left alone on purpose. |
      | request | A request to the API was refused. Nothing was changed. |

      This page is made from `dev.tandem.sync.ErrorCode`.

      | code | class | cause | remedy |
      |---|---|---|---|
      """;

  @Test
  void should_show_every_error() throws IOException {
    Path page = Path.of("docs/errors.md");
    String text =
        HEAD
            + Arrays.stream(ErrorCode.values())
                .map(ErrorsPageTest::row)
                .collect(Collectors.joining());
    if (Boolean.getBoolean("pages.write")) {
      Files.writeString(page, text);
    }

    assertThat(page).hasContent(text);
  }

  @Test
  void should_give_every_error_its_own_code() {
    assertThat(ErrorCode.values()).extracting(ErrorCode::id).doesNotHaveDuplicates();
  }

  private static String row(ErrorCode code) {
    return "| `%s` | %s | %s | %s |%n"
        .formatted(code.id(), code.errorClass().name().toLowerCase(), code.cause(), code.remedy());
  }
}
