package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.MappingWords;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.sync.transform.Transformations;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the planner writes into a new record. */
class NewRecordsTest {
  private final Mapping mapping =
      new MappingReader(MappingWords.all())
          .read(
              "thing.yaml",
              """
              name: THING
              erp: { entity: things }
              crm: { entity: things, id: thingid }
              direction: both
              create: { to-crm: true, to-erp: true }
              fields:
                - { erp: name, crm: name }
                - { erp: city, crm: town }
                - { erp: code, crm: code, transform: { regex-match: { find: "(\\\\d+)" } } }
                - { crm: kind, constant: 3 }
              templates:
                to-crm:
                  - { name: BIG, when: "limit gt 100", values: { rating: 1, town: Capital } }
                  - { name: ALL, priority: 1, values: { rating: 2, name: Nobody, code: "0" } }
                to-erp:
                  - { name: ERP, values: { group: HOME } }
              """);

  @Test
  void should_fill_what_the_mapping_does_not_write() {
    assertThat(created(Side.ERP, Map.of("name", "Adatum", "limit", new BigDecimal("101"))))
        .isEqualTo(Fields.of(Map.of("name", "Adatum", "kind", 3, "rating", 1, "town", "Capital")));
  }

  @Test
  void should_let_mapped_values_win() {
    assertThat(created(Side.ERP, Map.of("name", "Adatum", "city", "Ulm", "code", "A7")))
        .isEqualTo(
            Fields.of(
                Map.of("name", "Adatum", "town", "Ulm", "code", "7", "kind", 3, "rating", 2)));
  }

  @Test
  void should_count_an_empty_value_as_not_given() {
    Map<String, Object> source = new HashMap<>(Map.of("name", "", "code", "no digits"));
    source.put("city", null);

    assertThat(created(Side.ERP, source))
        .isEqualTo(Fields.of(Map.of("name", "Nobody", "code", "0", "kind", 3, "rating", 2)));
  }

  @Test
  void should_use_the_templates_of_the_side_that_is_written() {
    assertThat(created(Side.CRM, Map.of("name", "Adatum")))
        .isEqualTo(Fields.of(Map.of("name", "Adatum", "group", "HOME")));
  }

  @Test
  void should_not_take_what_a_template_filled_for_in_step() {
    Plan plan = plan(Side.ERP, Map.of("name", "Adatum", "limit", new BigDecimal("101")));
    SideRecord stored = new SideRecord("1", new Version("v", null), plan.write().values());

    SideState target = plan.settled(mapping, stored).coupling().state(Side.CRM);

    assertThat(target.base().get("name")).isEqualTo("Adatum");
    assertThat(target.base().get("town")).isNull();
    assertThat(target.dirty()).isTrue();
  }

  @Test
  void should_transform_a_value_for_one_field_and_leave_it_to_the_others() {
    Mapping three =
        new MappingReader(MappingWords.all())
            .read(
                "thing.yaml",
                """
                name: THING
                erp: { entity: things }
                crm: { entity: things, id: thingid }
                direction: to-crm
                create: { to-crm: true }
                fields:
                  - { erp: name, crm: first, transform: [uppercase, truncate(3)] }
                  - { erp: name, crm: second }
                  - { erp: name, crm: third, enabled: false, transform: lowercase }
                  - { erp: name, crm: fourth, transform: { regex-match: { find: "(d.)" } } }
                """);
    SideRecord record =
        new SideRecord("s", new Version("1", null), Fields.of(Map.of("name", "Adatum")));

    Plan plan = plan(three, Side.ERP, record);

    assertThat(plan.write().values())
        .isEqualTo(Fields.of(Map.of("first", "ADA", "second", "Adatum", "fourth", "da")));
    assertThat(plan.change().record().values()).isEqualTo(Fields.of(Map.of("name", "Adatum")));
  }

  private Fields created(Side side, Map<String, ?> source) {
    return plan(side, source).write().values();
  }

  private Plan plan(Side side, Map<String, ?> source) {
    return plan(mapping, side, new SideRecord("s", new Version("1", null), Fields.of(source)));
  }

  private static Plan plan(Mapping mapping, Side side, SideRecord record) {
    Planner planner =
        new Planner(
            mapping,
            new FieldMapper(
                new Mappings(List.of(mapping)), new Availability(), Transformations.standard()),
            new References(List.of()),
            List.of());
    return planner.create(Change.of(new UUID(0, 1), "THING", side, record, new UUID(0, 2)));
  }
}
