package dev.tandem.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingFolder;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.WordCheck;
import dev.tandem.sync.Action;
import dev.tandem.sync.Change;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.FieldConflict;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.Outcome;
import dev.tandem.sync.Settlement;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Version;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the events to the schemas that downstream systems read. */
class EventSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-02T08:00:00Z"));
  private final Supplier<UUID> ids = () -> new UUID(1, 2);
  private final Mapping mapping =
      new MappingFolder(WordCheck.none())
          .read(Path.of("config/mappings"))
          .find("CUSTOMER-ACCOUNT")
          .orElseThrow();

  @Test
  void should_write_changes_as_their_schema_says() throws IOException {
    assertThat(complaints("change", changeEvent(Instant.parse("2026-11-02T07:59:58.12Z"))))
        .isEmpty();
  }

  @Test
  void should_write_changes_of_records_without_a_change_stamp_as_their_schema_says()
      throws IOException {
    assertThat(complaints("change", changeEvent(null))).isEmpty();
  }

  static List<Instruction> instructions() {
    return List.of(
        Instruction.NONE,
        Instruction.AGAIN,
        Instruction.CREATE,
        Instruction.MATCH,
        Instruction.resolve(Side.CRM, Map.of("displayName", Side.ERP)),
        Instruction.overwriteWith(Side.ERP),
        Instruction.couple("crm-7", Side.ERP),
        Instruction.settle(Settlement.RESTORE),
        Instruction.settle(Settlement.UNCOUPLE),
        Instruction.settle(Settlement.DELETE));
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void should_carry_instructions_as_the_schema_says_and_read_them_back(Instruction instruction)
      throws IOException, UnreadableEvent {
    ChangeEvents events = new ChangeEvents(clock);
    Change change = change(Instant.parse("2026-11-02T08:00:00Z")).with(instruction);

    String event = events.write(change);

    assertThat(complaints("change", event)).isEmpty();
    assertThat(events.read(event)).isEqualTo(change);
  }

  @Test
  void should_tell_of_deletions_as_the_schema_says_and_read_them_back()
      throws IOException, UnreadableEvent {
    ChangeEvents events = new ChangeEvents(clock);
    SideRecord nothing = new SideRecord("erp-1", new Version(null, null), Fields.none());
    Change change =
        new Change(
            new UUID(5, 6), "THING", Side.ERP, nothing, new UUID(7, 8), true, Instruction.NONE);

    String event = events.write(change);

    assertThat(complaints("change", event)).isEmpty();
    assertThat(events.read(event)).isEqualTo(change);
  }

  @Test
  void should_give_the_reason_for_a_record_left_alone_as_the_schema_says() throws IOException {
    Outcome outcome = Outcome.skipped(change(null), ErrorCode.NOT_COUPLED.with("not created"));

    assertThat(complaints("outcome", outcomeEvent(outcome))).isEmpty();
    assertThat(JSON.readTree(outcomeEvent(outcome)).at("/data/reason/code").asText())
        .isEqualTo("TDM-305");
  }

  @Test
  void should_refuse_a_change_with_a_property_that_the_schema_does_not_know() throws IOException {
    ObjectNode event = (ObjectNode) JSON.readTree(changeEvent(null));
    event.withObject("/data").put("user", "somebody");

    assertThat(complaints("change", event.toString())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "DROPPED")
  void should_write_outcomes_as_their_schema_says(Action action) throws IOException {
    Coupling pair = Coupling.between(mapping.name(), Side.ERP, "42", "7");
    Fields written = Fields.of(Map.of("creditlimit", new BigDecimal("1000.50")));
    Outcome outcome =
        new Outcome(change(null), action, pair, written, null, List.of(), List.of(), false);

    assertThat(complaints("outcome", outcomeEvent(outcome))).isEmpty();
  }

  @Test
  void should_write_failures_as_their_schema_says() throws IOException {
    Outcome outcome = Outcome.failed(change(null), ErrorCode.VALUE_REJECTED.with("too long"));

    assertThat(complaints("outcome", outcomeEvent(outcome))).isEmpty();
  }

  @Test
  void should_write_conflicts_as_their_schema_says() throws IOException {
    Outcome outcome =
        new Outcome(
            change(null),
            Action.FAILED,
            null,
            Fields.none(),
            ErrorCode.UPDATE_CONFLICT.with("name"),
            List.of(new FieldConflict("displayName", "name", "A", "B", "A", null)),
            List.of(),
            false);

    assertThat(complaints("outcome", outcomeEvent(outcome))).isEmpty();
  }

  @Test
  void should_write_dead_letters_as_their_schema_says() throws IOException {
    String body =
        new DeadLetters(ids, clock)
            .of("tandem.changes.customer-account.erp", 3, 17L, "{", "it is not JSON")
            .body();

    assertThat(complaints("deadletter", body)).isEmpty();
  }

  @Test
  void should_show_events_in_the_handbook_as_they_are() throws IOException {
    String handbook = Files.readString(Path.of("docs/kafka.md"));

    assertThat(handbook)
        .contains(pretty(changeEvent(Instant.parse("2026-11-02T07:59:58.12Z"))))
        .contains(pretty(outcomeEvent(inserted())));
  }

  private static String pretty(String json) throws IOException {
    return JSON.readTree(json).toPrettyString();
  }

  private Outcome inserted() {
    Coupling pair =
        Coupling.between(mapping.name(), Side.ERP, record(null).id(), new UUID(3, 4).toString());
    Fields written = Fields.of(Map.of("name", "Kontor Müller"));
    return new Outcome(
        change(null), Action.INSERTED, pair, written, null, List.of(), List.of(), false);
  }

  private String changeEvent(Instant modifiedAt) {
    return new ChangeEvents(clock).write(change(modifiedAt));
  }

  private String outcomeEvent(Outcome outcome) {
    return new OutcomeCloudEvents(ids, clock).event(mapping, outcome).body();
  }

  private static Change change(Instant modifiedAt) {
    return Change.of(
        new UUID(5, 6), "CUSTOMER-ACCOUNT", Side.ERP, record(modifiedAt), new UUID(7, 8));
  }

  private static SideRecord record(Instant modifiedAt) {
    Map<String, Object> values = new HashMap<>();
    values.put("displayName", "Kontor Müller");
    values.put("creditLimit", new BigDecimal("1000.50"));
    values.put("email", null);
    Version version = new Version("W/\"JzE5OzE0Jw==\"", modifiedAt);
    return new SideRecord(new UUID(9, 10).toString(), version, Fields.of(values));
  }

  private static Set<ValidationMessage> complaints(String schema, String event) throws IOException {
    JsonNode json = JSON.readTree(Path.of("docs/schemas", schema + ".schema.json").toFile());
    JsonSchema rules = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(json);
    return rules.validate(JSON.readTree(event), EventSchemaTest::alsoFormats);
  }

  private static void alsoFormats(ExecutionContext context) {
    context.getExecutionConfig().setFormatAssertionsEnabled(true);
  }
}
