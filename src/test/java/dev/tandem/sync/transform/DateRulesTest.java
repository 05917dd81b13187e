package dev.tandem.sync.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRulesTest {
  @ParameterizedTest
  @CsvSource({
    "pattern: dd-MM-yyyy, 25-11-2026, 2026-11-25",
    "pattern: yyyyMMdd, ' 20261125 ', 2026-11-25",
    "pattern: d MMMM yyyy, 5 november 2026, 2026-11-05",
    "'pattern: d. MMMM yyyy, culture: de-DE', 5. März 2026, 2026-03-05",
    "pattern: d/M/yy, 5/3/26, 2026-03-05",
    "culture: da-DK, 05-03-2026, 2026-03-05",
    "culture: da-DK, 5.3.2026, 2026-03-05",
    "culture: en-US, 3/5/2026, 2026-03-05",
    "culture: en-US, 3/5/49, 2049-03-05",
    "culture: en-US, 3/5/50, 1950-03-05",
    "culture: en-US, 2026-03-05, 2026-03-05",
    "culture: sv-SE, 2026-03-05, 2026-03-05",
    "culture: hu-HU, 2026. 03. 05., 2026-03-05",
    "culture: ja-JP, 2026/3/5, 2026-03-05",
    "culture: en-GB, 29/02/2024, 2024-02-29"
  })
  void should_write_a_date_in_iso_form(String arguments, String before, String after) {
    assertThat(Written.apply("{ date: { " + arguments + " } }", before))
        .isEqualTo(Result.of(after));
  }

  @ParameterizedTest
  @CsvSource({
    "pattern: dd-MM-yyyy, 2026-11-25",
    "pattern: dd-MM-yyyy, 31-02-2026",
    "pattern: dd-MM-yyyy, 5-3-2026",
    "culture: en-US, 25/11/2026",
    "culture: en-US, 11/25/026",
    "culture: en-US, 2/29/2026",
    "culture: en-US, soon",
    "culture: en-US, 11/25/2026 1:15 PM",
    "culture: en-US, 2026-25-11",
    "culture: ar-EG, ٢٥/١١/٢٠٢٦"
  })
  void should_fail_what_is_not_a_date(String arguments, String text) {
    Result result = Written.apply("{ date: { " + arguments + " } }", text);

    assertThat(result.failure()).contains("\"" + text + "\"");
    assertThat(result.remedy()).contains("2026");
  }

  @Test
  void should_read_a_date_that_comes_as_a_number() {
    assertThat(Written.apply("YYYYMMDD_DATE", new BigDecimal("20261125")).value())
        .isEqualTo("2026-11-25");
  }

  @ParameterizedTest
  @CsvSource({
    "pattern: yyyyMMddHHmmss, 20261125131500, 2026-11-25T13:15:00Z",
    "'pattern: dd-MM-yyyy HH:mm, zone: Europe/Copenhagen', 25-11-2026 13:15, 2026-11-25T12:15:00Z",
    "'pattern: dd-MM-yyyy HH:mm, zone: Europe/Copenhagen', 25-07-2026 13:15, 2026-07-25T11:15:00Z",
    "culture: en-US, 11/25/2026 12:05 am, 2026-11-25T00:05:00Z",
    "culture: en-US, '11/25/2026, 1:15:09 PM', 2026-11-25T13:15:09Z",
    "culture: da-DK, 25.11.2026 13.15, 2026-11-25T13:15:00Z",
    "culture: da-DK, 25.11.2026, 2026-11-25T00:00:00Z",
    "culture: da-DK, 2026-11-25T13:15:00, 2026-11-25T13:15:00Z"
  })
  void should_write_date_and_time_in_iso_form(String arguments, String before, String after) {
    assertThat(Written.apply("{ date-time: { " + arguments + " } }", before))
        .isEqualTo(Result.of(after));
  }

  @ParameterizedTest
  @ValueSource(strings = {"11/25/2026 25:00", "11/25/2026 1:15 XM", "11/25/2026 13:60", "1:15 PM"})
  void should_fail_what_is_not_a_time(String text) {
    assertThat(Written.apply("US_DATETIME_FORMAT", text).failure()).contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "year, 2026-11-25, 2026",
    "month, 2026-01-25, 1",
    "day, 2026-11-25T23:30:00Z, 25",
    "day, 2026-11-25T23:30:00.123+02:00, 25"
  })
  void should_take_a_part_of_a_date(String part, String before, BigDecimal after) {
    assertThat(Written.apply("{ date-part: { part: " + part + " } }", before).value())
        .isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"25-11-2026", "2026-02-30", "2026", "2026-11-25 x"})
  void should_fail_to_take_a_part_of_what_is_not_an_iso_date(String text) {
    assertThat(Written.apply("{ date-part: { part: year } }", text).remedy()).contains("date");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "-1, 1969-12-31T23:59:59Z",
    "1795612500, 2026-11-25T13:15:00Z"
  })
  void should_read_seconds_since_1970(String before, String after) {
    assertThat(Written.apply("unix-timestamp", before).value()).isEqualTo(after);
    assertThat(Written.apply("unix-timestamp", new BigDecimal(before)).value()).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.5", "1795612500000", "99999999999999999999"})
  void should_fail_what_is_not_seconds_since_1970(String text) {
    assertThat(Written.apply("unix-timestamp", text).failure()).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date",
        "{ date: { pattern: '' } }",
        "{ date: { pattern: bogus } }",
        "{ date: { pattern: MM-yyyy } }",
        "{ date: { culture: xx-YY } }",
        "{ date: { pattern: dd-MM-yyyy, zone: Europe/Paris } }",
        "{ date-time: { pattern: dd-MM-yyyy } }",
        "{ date-time: { pattern: 'dd-MM-yyyy hh:mm' } }",
        "{ date-time: { culture: en-US, zone: Mars } }",
        "date-part",
        "{ date-part: { part: hour } }"
      })
  void should_refuse_arguments_that_cannot_work(String rule) {
    assertThatThrownBy(() -> Written.apply(rule, "x")).isInstanceOf(WrongArgument.class);
  }
}
