package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {
  @Test
  void should_encode_options_and_leave_them_readable() {
    Query query = Query.of("accounts").select(List.of("name", "fax")).filter("name eq 'Ä & B'");

    assertThat(query)
        .hasToString("accounts?$select=name,fax&$filter=name%20eq%20'%C3%84%20%26%20B'");
  }

  @Test
  void should_leave_out_an_empty_filter() {
    assertThat(Query.of("accounts").filter(null)).hasToString("accounts");
  }

  @Test
  void should_bracket_the_first_condition_because_it_may_hold_an_or() {
    assertThat(Query.both("a eq 1 or b eq 2", "c gt 3")).isEqualTo("(a eq 1 or b eq 2) and c gt 3");
  }

  @Test
  void should_return_the_only_condition_as_it_is() {
    assertThat(Query.both(" ", "c gt 3")).isEqualTo("c gt 3");
    assertThat(Query.both("a eq 1", null)).isEqualTo("a eq 1");
  }

  @Test
  void should_double_quotes_in_text() {
    assertThat(Query.text("O'Neil")).isEqualTo("'O''Neil'");
  }
}
