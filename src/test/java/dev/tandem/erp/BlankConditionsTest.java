package dev.tandem.erp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.Fields;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlankConditionsTest {
  @Test
  void should_keep_both_spellings_of_a_blank_member_here() {
    assertThat(BlankConditions.of("blocked eq '_x0020_'").sent()).isNull();
    assertThat(BlankConditions.of("blocked eq ' '").blanks()).containsExactly("blocked");
    assertThat(BlankConditions.of("(blocked ne ' ')").filled()).containsExactly("blocked");
  }

  @Test
  void should_send_the_other_conditions() {
    BlankConditions conditions =
        BlankConditions.of("type eq 'Company' and (blocked eq ' ' and city eq 'A and B')");

    assertThat(conditions.sent()).isEqualTo("type eq 'Company' and city eq 'A and B'");
    assertThat(conditions.properties()).containsExactly("blocked");
  }

  @Test
  void should_send_alternatives_whole() {
    String filter = "(blocked eq ' ' or blocked eq 'Ship') and type eq 'Company'";

    assertThat(BlankConditions.of(filter).sent()).isEqualTo(filter);
    assertThat(BlankConditions.of(filter).properties()).isEmpty();
  }

  @Test
  void should_not_look_into_texts() {
    String filter = "displayName eq 'a) and blocked eq '' ''' and type ne 'x'";

    assertThat(BlankConditions.of(filter).sent()).isEqualTo(filter);
  }

  @Test
  void should_judge_records() {
    Fields blocked = Fields.of(Map.of("blocked", "All"));

    assertThat(BlankConditions.of("blocked eq ' '").hold(blocked)).isFalse();
    assertThat(BlankConditions.of("blocked eq ' '").hold(Fields.none())).isTrue();
    assertThat(BlankConditions.of("blocked ne ' '").hold(blocked)).isTrue();
  }

  @Test
  void should_let_everything_pass_without_a_filter() {
    assertThat(BlankConditions.of(null).sent()).isNull();
    assertThat(BlankConditions.of(null).hold(Fields.none())).isTrue();
  }
}
