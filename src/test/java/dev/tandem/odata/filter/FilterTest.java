package dev.tandem.odata.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-10T12:00:00Z"), ZoneOffset.UTC);

  /** A record with a nested one under {@code owner} and two under {@code lines}. */
  private record Sample(Map<String, Object> values, List<Sample> lines) implements Lookup {
    @Override
    public Object value(List<String> path) {
      return values.get(String.join("/", path));
    }

    @Override
    public Iterable<? extends Lookup> related(List<String> path) {
      return lines;
    }
  }

  private static Sample sample() {
    Map<String, Object> values = new HashMap<>();
    values.put("name", "Müller GmbH");
    values.put("quote", "O'Neill");
    values.put("amount", new BigDecimal("12.50"));
    values.put("count", 7);
    values.put("active", true);
    values.put("none", null);
    values.put("id", UUID.fromString("AAAAAAAA-0000-0000-0000-000000000001"));
    values.put("modified", Instant.parse("2026-02-03T04:05:06Z"));
    values.put("day", LocalDate.parse("2026-02-03"));
    values.put("owner/name", "Nina");
    return new Sample(
        values,
        List.of(new Sample(Map.of("qty", 1), List.of()), new Sample(Map.of("qty", 5), List.of())));
  }

  private static boolean test(String filter) {
    return Filter.parse(filter).predicate(TextRule.WILDCARDS, CLOCK).test(sample());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name eq 'müller gmbh'",
        "quote eq 'O''Neill'",
        "amount eq 12.5",
        "amount gt 12 and amount lt 13",
        "amount ge 12.50 and amount le 12.50",
        "count ne 8",
        "count gt -1",
        "active",
        "active eq true",
        "not (active eq false)",
        "none eq null",
        "name ne null",
        "none ne 'x'",
        "id eq aaaaaaaa-0000-0000-0000-000000000001",
        "id eq 'aaaaaaaa-0000-0000-0000-000000000001'",
        "modified gt 2026-02-03T04:05:05Z",
        "modified eq 2026-02-03T05:05:06+01:00",
        "modified lt 2026-02-03T04:05:06.001Z",
        "day eq 2026-02-03",
        "owner/name eq 'Nina'",
        "contains(name,'ller')",
        "startswith(name,'mü') and endswith(name,'gmbh')",
        "contains(name,'m_ller')",
        "startswith(name,'m%gmbh')",
        "contains(name,'[lm]ler')",
        "tolower(name) eq 'müller gmbh'",
        "length(name) eq 11",
        "substring(name,7) eq 'GmbH'",
        "year(modified) eq 2026",
        "count in (1,7)",
        "lines/any(l:l/qty gt 4)",
        "lines/all(l:l/qty gt 0)",
        "lines/any()",
        "not lines/any(l:l/qty gt 5)",
        "count eq 1 or count eq 2 or count eq 7",
        "count eq 7 or count eq 1 and active eq false",
        "Microsoft.Dynamics.CRM.In(PropertyName='count',PropertyValues=['6','7'])",
        "Microsoft.Dynamics.CRM.NotIn(PropertyName='name',PropertyValues=['a','b'])",
        "Microsoft.Dynamics.CRM.Between(PropertyName='count',PropertyValues=['5','10'])",
        "Microsoft.Dynamics.CRM.LastXDays(PropertyName='modified',PropertyValue=8)",
        "Microsoft.Dynamics.CRM.On(PropertyName='modified',PropertyValue='2026-02-03')",
      })
  void should_accept_the_record(String filter) {
    assertThat(test(filter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name eq 'Müller'",
        "amount gt 12.5",
        "none gt 1",
        "none lt 1",
        "name eq null",
        "not active",
        "contains(none,'a')",
        "(count eq 7 or count eq 1) and active eq false",
        "lines/all(l:l/qty gt 1)",
        "count in (1,2)",
        "modified gt 2026-02-03T04:05:06Z",
        "Microsoft.Dynamics.CRM.In(PropertyName='count',PropertyValues=['1'])",
        "Microsoft.Dynamics.CRM.LastXDays(PropertyName='modified',PropertyValue=3)",
      })
  void should_reject_the_record(String filter) {
    assertThat(test(filter)).isFalse();
  }

  @Test
  void should_tell_upper_from_lower_case_when_texts_are_exact() {
    Filter filter = Filter.parse("name eq 'müller gmbh'");

    assertThat(filter.predicate(TextRule.EXACT).test(sample())).isFalse();
    assertThat(filter.predicate(TextRule.IGNORE_CASE).test(sample())).isTrue();
  }

  @Test
  void should_take_percent_and_underscore_as_they_are_when_wildcards_are_off() {
    Filter filter = Filter.parse("contains(name,'m_ller')");

    assertThat(filter.predicate(TextRule.IGNORE_CASE).test(sample())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name eq",
        "name = 'a'",
        "name eq 'a",
        "name eq 'a' and",
        "(name eq 'a'",
        "name eq 'a')",
        "contain(name,'a')",
        "name eq 'a' name",
        "modified gt 2026-13-03T04:05:06Z",
        "a ! b"
      })
  void should_refuse_what_is_no_filter(String text) {
    assertThatThrownBy(() -> Filter.parse(text))
        .isInstanceOf(FilterSyntaxException.class)
        .hasMessageContaining("position");
  }

  @Test
  void should_name_the_properties_that_it_reads() {
    Filter filter =
        Filter.parse(
            "a eq 1 and (contains(b,'x') or not (owner/name eq 'y')) and lines/any(l:l/q eq 1)");

    assertThat(filter.properties())
        .extracting(Object::toString)
        .containsExactly("a", "b", "owner/name", "lines");
  }

  @Test
  void should_order_by_several_properties_with_nulls_first() {
    var comparator = OrderBy.comparator(OrderBy.parse("a desc,b"), TextRule.IGNORE_CASE);
    Sample first = new Sample(Map.of("a", 2), List.of());
    Sample second = new Sample(Map.of("a", 2, "b", "x"), List.of());
    Sample third = new Sample(Map.of("a", 1, "b", "a"), List.of());

    assertThat(List.of(third, second, first)).isSortedAccordingTo(comparator.reversed());
  }

  @Test
  void should_refuse_an_order_without_a_known_direction() {
    assertThatThrownBy(() -> OrderBy.parse("a downwards"))
        .isInstanceOf(FilterSyntaxException.class);
  }
}
