package dev.tandem.sync.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One instance for all tests: the names of all languages are read once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountryRuleTest {
  private final Transformation country = Transformations.standard().parse(Written.rules("country"));

  @ParameterizedTest
  @CsvSource({
    "Germany, DE",
    "Deutschland, DE",
    "deu, DE",
    "de, DE",
    "UK, GB",
    "U.K., GB",
    "USA, US",
    "U.S.A., US",
    "United States of America, US",
    "The Netherlands, NL",
    "Holland, NL",
    "Österreich, AT",
    "Osterreich, AT",
    "Autriche, AT",
    "BRASIL, BR",
    "Venezuela, VE",
    "Россия, RU",
    "日本, JP",
    "Magyarország, HU",
    "Ivory Coast, CI",
    "'Korea, Republic of', KR",
    "Česko, CZ"
  })
  void should_find_the_code_of_what_people_type(String typed, String code) {
    assertThat(country.apply(typed, Side.ERP)).isEqualTo(Result.of(code));
  }

  @Test
  void should_write_the_english_name_to_the_crm() {
    assertThat(country.apply("DE", Side.CRM).value()).isEqualTo("Germany");
    assertThat(country.apply("gb", Side.CRM).value()).isEqualTo("United Kingdom");
  }

  @Test
  void should_bring_every_code_to_the_crm_and_back() {
    for (String code : Locale.getISOCountries()) {
      Object name = country.apply(code, Side.CRM).value();
      assertThat(country.apply(name, Side.ERP).value()).as("%s", name).isEqualTo(code);
    }
  }

  @Test
  void should_fail_a_name_that_no_language_knows() {
    Result result = country.apply("Wonderland", Side.ERP);

    assertThat(result.failure()).contains("\"Wonderland\"");
    assertThat(result.remedy()).contains("values:");
  }

  @Test
  void should_fail_a_name_that_can_mean_two_countries() {
    assertThat(country.apply("Kongo", Side.ERP).failure())
        .contains("Congo - Brazzaville or Congo - Kinshasa");
  }

  @Test
  void should_not_take_a_short_foreign_name_for_a_code() {
    assertThat(country.apply("Bỉ", Side.ERP).value()).isEqualTo("BE");
    assertThat(country.apply("BI", Side.ERP).value()).isEqualTo("BI");
  }

  @Test
  void should_fail_a_text_without_letters() {
    assertThat(country.apply("--", Side.ERP).isFailed()).isTrue();
  }
}
