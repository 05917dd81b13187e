package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Problem;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final Fields WRITTEN =
      Fields.of(
          new HashMap<>(
              Map.of("name", "x".repeat(170), "country", "Atlantis", "addressLine1", "Main St")));

  @Test
  void should_name_the_property_that_the_message_quotes_and_its_length() {
    Problem problem = refusal("The length of the 'name' attribute exceeded '160'.");

    assertThat(problem.code()).isEqualTo(ErrorCode.VALUE_REJECTED);
    assertThat(problem.detail())
        .startsWith("accounts(1) was refused: name = 'xxx")
        .contains("(170 characters)", "0x1: The length of");
  }

  @Test
  void should_find_the_property_by_the_value_that_the_message_tells() {
    Problem problem =
        refusal("The field Country/Region Code contains a value (Atlantis) that cannot be found");

    assertThat(problem.detail()).contains("country = 'Atlantis'");
  }

  @Test
  void should_find_a_name_that_is_no_ordinary_word_without_quotes() {
    assertThat(refusal("Control addressLine1 is read-only").detail())
        .contains("addressLine1 = 'Main St'");
  }

  @Test
  void should_blame_nothing_when_the_message_tells_nothing() {
    assertThat(refusal("The name of the game is unknown").detail())
        .isEqualTo("accounts(1) was refused: 0x1: The name of the game is unknown");
  }

  private static Problem refusal(String message) {
    return new Refusal("accounts(1)", new ODataError("0x1", message), WRITTEN).problem();
  }
}
