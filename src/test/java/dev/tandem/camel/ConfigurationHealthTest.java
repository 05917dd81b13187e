package dev.tandem.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Finding;
import dev.tandem.mapping.Mappings;
import dev.tandem.sync.Complaint;
import dev.tandem.sync.CurrentEdition;
import dev.tandem.sync.Edition;
import dev.tandem.sync.Edits;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.RefusedEdit;
import java.time.Instant;
import java.util.List;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

class ConfigurationHealthTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Complaint COMPLAINT =
      new Complaint(
          ErrorCode.MAPPING_FILE, new Finding("currency.yaml", 8, 1, "Unknown key.", "Remove it."));

  private final Edits edits =
      new Edits(
          new CurrentEdition(
              Edition.first("4711", NOW, List.of(), new Mappings(List.of()), (m, all) -> null)));

  @Test
  void should_name_the_edition_in_effect() {
    HealthCheck.Result health = new ConfigurationHealth(edits).call();

    assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
    assertThat(health.getDetails()).containsEntry("edition", "4711");
    assertThat(health.getMessage()).isEmpty();
  }

  @Test
  void should_stay_up_and_tell_why_an_edit_is_not_in_effect() {
    edits.refuse(new RefusedEdit(NOW, List.of("currency.yaml"), List.of(COMPLAINT)));

    HealthCheck.Result health = new ConfigurationHealth(edits).call();

    assertThat(health.getState()).isEqualTo(HealthCheck.State.UP);
    assertThat(health.getMessage().orElseThrow())
        .contains("TDM-102 currency.yaml:8:1: Unknown key. Remedy: Remove it.");
  }

  @Test
  void should_forget_a_refused_edit_that_was_taken_back() {
    edits.refuse(new RefusedEdit(NOW, List.of("currency.yaml"), List.of(COMPLAINT)));
    edits.settle();

    assertThat(new ConfigurationHealth(edits).call().getMessage()).isEmpty();
  }

  @Test
  void should_take_the_same_complaints_as_no_news() {
    RefusedEdit edit = new RefusedEdit(NOW, List.of("currency.yaml"), List.of(COMPLAINT));

    assertThat(edits.refuse(edit)).isTrue();
    assertThat(edits.refuse(edit)).isFalse();
  }
}
