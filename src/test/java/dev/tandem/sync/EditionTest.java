package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.WordCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String CODE = "name: CODE\nerp: { entity: codes, key: code }\n%s";
  private static final String REST =
      """
      crm: { entity: codes, id: codeid }
      direction: to-crm
      fields:
        - { erp: code, crm: name }
      """;
  private static final Mapping CODES = mapping("code", CODE.formatted(REST));
  private static final Mapping THINGS =
      mapping(
          "thing",
          """
          name: THING
          erp: { entity: things, filter: "blocked eq false" }
          crm: { entity: things, id: thingid }
          direction: both
          fields:
            - { erp: code, crm: codeid, lookup: CODE }
          """);
  private static final Mapping OTHERS =
      mapping(
          "other",
          "name: OTHER\nerp: { entity: others }\n"
              + REST.replace("codes, id: codeid", "others, id: otherid"));

  private static Mapping mapping(String file, String text) {
    return new MappingReader(WordCheck.none()).read(file + ".yaml", text);
  }

  private static Mapping edited(Mapping mapping, String text) {
    return mapping(mapping.slug(), text);
  }

  private static Edition first(Mapping... mappings) {
    return Edition.first("a", NOW, List.of(), new Mappings(List.of(mappings)), EditionTest::make);
  }

  private static Workplace make(Mapping mapping, Mappings all) {
    return new Workplace(mapping, null, null);
  }

  private static Edition next(Edition edition, Mapping... mappings) {
    return edition.next(
        "b", NOW, List.of("code.yaml"), new Mappings(List.of(mappings)), EditionTest::make);
  }

  @Test
  void should_leave_the_rooms_of_a_mapping_as_they_are_when_another_is_edited() {
    Edition before = first(CODES, THINGS, OTHERS);
    Edition after =
        next(before, edited(CODES, CODE.formatted(REST) + "# edited\n"), THINGS, OTHERS);

    assertThat(after.at("OTHER")).isSameAs(before.at("OTHER"));
    assertThat(after.at("CODE")).isNotSameAs(before.at("CODE"));
    assertThat(after.at("THING")).as("looks CODE up").isNotSameAs(before.at("THING"));
  }

  @Test
  void should_tell_what_an_edit_means() {
    Mapping revised =
        edited(
            THINGS,
            """
            name: THING
            erp: { entity: things }
            crm: { entity: things, id: thingid }
            direction: both
            fields:
              - { erp: code, crm: codeid, lookup: CODE }
            """);
    MappingEdits edits =
        new MappingEdits(
            new Mappings(List.of(CODES, THINGS)), new Mappings(List.of(revised, OTHERS)));

    assertThat(edits.added()).containsExactly(OTHERS);
    assertThat(edits.removed()).containsExactly(CODES);
    assertThat(edits.revised()).containsExactly(revised);
    assertThat(edits.toReadAgain(Side.ERP)).as("another filter").containsExactly(revised);
    assertThat(edits.toReadAgain(Side.CRM)).isEmpty();
  }

  @Test
  void should_count_a_mapping_that_is_switched_off_as_removed() {
    Mapping off = edited(OTHERS, "enabled: false\nname: OTHER\nerp: { entity: others }\n" + REST);
    MappingEdits edits =
        new MappingEdits(new Mappings(List.of(OTHERS)), new Mappings(List.of(off)));

    assertThat(edits.removed()).containsExactly(OTHERS);
    assertThat(edits.revised()).isEmpty();
    assertThat(new MappingEdits(edits.now(), edits.before()).added()).containsExactly(OTHERS);
  }

  @Test
  void should_tell_the_listener_what_held_and_what_holds() {
    CurrentEdition current = new CurrentEdition(first(CODES));
    List<Mappings> told = new ArrayList<>();

    current.put(next(current.edition(), CODES, OTHERS), (a, b) -> told.addAll(List.of(a, b)));

    assertThat(told)
        .containsExactly(new Mappings(List.of(CODES)), new Mappings(List.of(CODES, OTHERS)));
    assertThat(current.get().find("OTHER")).contains(OTHERS);
  }

  @Test
  void should_stay_at_the_edition_before_when_the_listener_fails() {
    CurrentEdition current = new CurrentEdition(first(CODES));
    Edition before = current.edition();

    assertThatThrownBy(
            () ->
                current.put(
                    next(before, CODES, OTHERS),
                    (a, b) -> {
                      throw new IllegalStateException("The store is away.");
                    }))
        .hasMessage("The store is away.");

    assertThat(current.edition()).isSameAs(before);
  }

  @Test
  void should_not_move_the_bookmark_of_a_read_whose_mapping_was_edited_meanwhile() {
    try (Workshop w = new Workshop()) {
      w.erp.add(Map.of("name", "A"));
      Workplace place = w.workplace();
      Mappings before = new Mappings(List.of(w.mapping));
      CurrentEdition current =
          new CurrentEdition(Edition.first("a", NOW, List.of(), before, (m, all) -> place));
      Pull pull = place.reading().read(place.reading().open(w.mapping, w.poll(Side.ERP)));

      current.put(next(current.edition(), OTHERS), (a, b) -> {});

      assertThatThrownBy(() -> current.published(place, pull))
          .isInstanceOf(SystemFault.class)
          .hasMessageContaining("TDM-108");
      assertThat(w.store.bookmarks().get(Request.Extent.MODIFIED).find("THING", Side.ERP))
          .isEmpty();
    }
  }

  @Test
  void should_move_the_bookmark_of_a_read_when_another_mapping_was_edited() {
    try (Workshop w = new Workshop()) {
      w.erp.add(Map.of("name", "A"));
      Workplace place = w.workplace();
      CurrentEdition current =
          new CurrentEdition(
              Edition.first(
                  "a", NOW, List.of(), new Mappings(List.of(w.mapping)), (m, all) -> place));
      Pull pull = place.reading().read(place.reading().open(w.mapping, w.poll(Side.ERP)));

      current.put(next(current.edition(), w.mapping, OTHERS), (a, b) -> {});
      current.published(place, pull);

      assertThat(w.store.bookmarks().get(Request.Extent.MODIFIED).find("THING", Side.ERP))
          .isPresent();
    }
  }
}
