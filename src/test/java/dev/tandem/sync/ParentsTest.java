package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.WordCheck;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which records are asked for because others wait for them. */
class ParentsTest {
  private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

  private final Parents parents =
      new Parents(
          new Mappings(List.of(mapping("UNIT", "to-crm", true), mapping("OFF", "to-crm", false))),
          UUID::randomUUID);

  @Test
  void should_ask_for_all_that_is_waited_for_at_once_and_for_each_once() {
    List<Request> asked =
        parents.of(List.of(waiting("UNIT", "PCS"), waiting("UNIT", "PCS", "BOX")));

    assertThat(asked).hasSize(1);
    assertThat(asked.get(0).mapping()).isEqualTo("UNIT");
    assertThat(asked.get(0).side()).isEqualTo(Side.ERP);
    assertThat(asked.get(0).extent()).isEqualTo(Request.Extent.REFERRED);
    assertThat(asked.get(0).ids()).containsExactly("PCS", "BOX");
  }

  @Test
  void should_not_ask_for_what_is_off_or_goes_the_other_way_or_is_not_there() {
    assertThat(parents.of(List.of(waiting("OFF", "a"), waiting("NONE", "b")))).isEmpty();
    assertThat(parents.of(List.of(waiting(new ReferenceKey("UNIT", Side.CRM, "c"))))).isEmpty();
    assertThat(parents.of(List.of())).isEmpty();
  }

  private static Outcome waiting(String mapping, String... keys) {
    return waiting(
        List.of(keys).stream()
            .map(key -> new ReferenceKey(mapping, Side.ERP, key))
            .toArray(ReferenceKey[]::new));
  }

  private static Outcome waiting(ReferenceKey... keys) {
    SideRecord record = new SideRecord("1", new Version("v", TIME), Fields.none());
    Change change = Change.of(UUID.randomUUID(), "ITEM", Side.ERP, record, UUID.randomUUID());
    return Outcome.failed(change, ErrorCode.REFERENCE_NOT_COUPLED.with("waits"))
        .waitingFor(List.of(keys));
  }

  private static Mapping mapping(String name, String direction, boolean enabled) {
    return new MappingReader(WordCheck.none())
        .read(
            name.toLowerCase(java.util.Locale.ROOT) + ".yaml",
            """
            name: %s
            enabled: %s
            erp: { entity: things, key: code }
            crm: { entity: things, id: thingid }
            direction: %s
            fields: [ { erp: code, crm: code } ]
            """
                .formatted(name, enabled, direction));
  }
}
