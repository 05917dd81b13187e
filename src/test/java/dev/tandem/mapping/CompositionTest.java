package dev.tandem.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Properties that are made of others. */
class CompositionTest {
  private static final Composition UNIT = Composition.ofText("unit", "{item}|{code}", null);
  private static final Composition NAME =
      Composition.ofPerson("name", List.of("first", "middle", "last"));

  @Test
  void should_fill_a_text_with_values() {
    assertThat(UNIT.of(Map.of("item", " 1000 ", "code", "$1")::get)).isEqualTo("1000|$1");
    assertThat(Composition.ofText("g", "ITEM {no} UOM GR", null).of(Map.of("no", "7")::get))
        .isEqualTo("ITEM 7 UOM GR");
    assertThat(UNIT.of(Map.of("item", "1000")::get)).isNull();
  }

  @Test
  void should_find_the_values_in_a_text_again() {
    assertThat(UNIT.valuesIn("1000|PCS").orElseThrow())
        .containsExactly(Map.entry("item", "1000"), Map.entry("code", "PCS"));
    assertThat(UNIT.valuesIn("1000|A|B").orElseThrow()).containsEntry("code", "A|B");
    assertThat(
            Composition.ofText("g", "ITEM {no} UOM GR", null)
                .valuesIn("ITEM 7 UOM GR")
                .orElseThrow())
        .containsExactly(Map.entry("no", "7"));
    assertThat(UNIT.valuesIn("1000")).isEmpty();
  }

  @Test
  void should_write_only_the_part_of_a_text_that_is_named() {
    Composition unit = Composition.ofText("unit", "{item}|{code}", "code");

    assertThat(unit.isWritable()).isTrue();
    assertThat(unit.apart("1000|BOX")).containsExactly(Map.entry("code", "BOX"));
    assertThat(unit.apart("1000")).isEmpty();
    assertThat(unit.apart(null)).isEmpty();
    assertThat(UNIT.isWritable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Berg, '', '', Berg",
    "Anna Berg, Anna, '', Berg",
    "Anna Maria Berg, Anna, Maria, Berg",
    "Anna Maria Sofia Berg, Anna Maria, Sofia, Berg",
    "'  Åsa   Öberg ', Åsa, '', Öberg",
  })
  void should_take_a_name_apart_as_business_central_does(
      String name, String first, String middle, String last) {
    Map<String, String> parts = NAME.apart(name);

    assertThat(parts).containsExactlyInAnyOrderEntriesOf(values(first, middle, last));
    assertThat(NAME.of(parts::get)).isEqualTo(name.strip().replaceAll(" +", " "));
  }

  @Test
  void should_empty_all_parts_of_a_name_that_is_empty() {
    assertThat(NAME.apart(null).values()).containsOnly("");
    assertThat(NAME.of(values(null, " ", null)::get)).isNull();
  }

  private static Map<String, String> values(String... texts) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < texts.length; i++) {
      values.put(Arrays.asList("first", "middle", "last").get(i), texts[i]);
    }
    return values;
  }
}
