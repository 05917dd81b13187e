package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.odata.filter.FilterSyntaxException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterConditionTest {
  private final Map<String, Object> record =
      new HashMap<>(
          Map.of(
              "name", "Adatum",
              "limit", new BigDecimal("1000.50"),
              "active", true,
              "since", "2026-01-31",
              "state", "In Review"));

  @Test
  void should_compare_texts_without_regard_to_capitals() {
    assertThat(holds("name eq 'ADATUM'")).isTrue();
    assertThat(holds("contains(name,'DAT')")).isTrue();
    assertThat(holds("name eq 'Adatum2'")).isFalse();
  }

  @Test
  void should_compare_numbers_flags_and_dates_by_value() {
    assertThat(holds("limit eq 1000.5")).isTrue();
    assertThat(holds("limit gt 1000.5")).isFalse();
    assertThat(holds("active eq true and since lt 2026-02-01")).isTrue();
    assertThat(holds("since lt 2026-01-31")).isFalse();
  }

  @Test
  void should_take_blank_texts_for_empty() {
    assertThat(holds("blocked eq '_x0020_'")).isTrue();
    assertThat(holds("blocked eq ' ' and blocked eq ''")).isTrue();
    assertThat(holds("not (blocked ne '')")).isTrue();
    assertThat(holds("name eq '' or name ne ''")).isTrue();
    assertThat(holds("name eq ''")).isFalse();
  }

  @Test
  void should_understand_the_escapes_of_the_erp() {
    assertThat(holds("state eq 'In_x0020_Review'")).isTrue();
    assertThat(holds("state eq 'In_x0021_Review'")).isFalse();
  }

  @Test
  void should_name_the_properties_that_it_asks_for() {
    assertThat(FilterCondition.of("a eq 1 and (b/c ne 2 or contains(d,'x'))").properties())
        .containsExactlyInAnyOrder("a", "b/c", "d");
  }

  @Test
  void should_be_equal_to_a_condition_of_the_same_text() {
    assertThat(FilterCondition.of("a eq 1"))
        .isEqualTo(FilterCondition.of("a eq 1"))
        .isNotEqualTo(FilterCondition.of("a eq 2"))
        .returns("a eq 1", FilterCondition::text);
  }

  @Test
  void should_refuse_what_is_no_filter() {
    assertThatThrownBy(() -> FilterCondition.of("a above 1"))
        .isInstanceOf(FilterSyntaxException.class);
  }

  private boolean holds(String filter) {
    return FilterCondition.of(filter).holds(record::get);
  }
}
