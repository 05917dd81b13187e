package dev.tandem.crm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.odata.Headers;
import dev.tandem.odata.ODataError;
import dev.tandem.odata.Part;
import dev.tandem.odata.PartAnswer;
import dev.tandem.odata.Query;
import dev.tandem.odata.RecordWrites;
import dev.tandem.odata.Refusal;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Problem;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.Receipt.Status;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Write;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Conditional upserts of a table's records under ids of our own choice. */
final class CrmWire implements RecordWrites.Wire {
  /** Codes that come with 412 although no version is at stake: the values clash with a rule. */
  private static final String DUPLICATE_RECORD = "0x80040237";

  private static final Set<String> DUPLICATE_VALUES = Set.of("0x80040333", "0x80060892");

  private final CrmTable table;
  private final CrmReader reader;
  private final ServiceRoot root;
  private final String selected;
  private final StateSteps states;

  CrmWire(CrmTable table, CrmReader reader, ServiceRoot root) {
    this.table = table;
    this.reader = reader;
    this.root = root;
    this.states = new StateSteps(table.set());
    this.selected = Query.of("").select(table.columns(table.properties())).tail();
  }

  @Override
  public Part part(Write write) {
    if (write.kind() == Write.Kind.DELETE) {
      Headers headers = condition(write).with("Accept", "application/json");
      return new Part("DELETE", root.path(Query.of(table.resource(write.id()))), headers, null);
    }
    return patch(write, condition(write), states.first(write));
  }

  /** Behind the first request we are the last who changed the record. */
  @Override
  public Optional<Part> next(Write write, List<PartAnswer> answers) {
    return write.kind() == Write.Kind.DELETE
        ? Optional.empty()
        : states
            .next(write, answers)
            .map(values -> patch(write, Headers.of("If-Match", "*"), values));
  }

  @Override
  public PartAnswer decisive(Write write, List<PartAnswer> answers) {
    return states.decisive(write, answers);
  }

  private Part patch(Write write, Headers condition, Fields values) {
    Headers headers =
        condition
            .with("Content-Type", "application/json")
            .with("Accept", "application/json")
            .with("Prefer", "return=representation");
    String address = root.path(Query.of(table.resource(idOf(write)))) + selected;
    return new Part("PATCH", address, headers, table.write(values));
  }

  private static Headers condition(Write write) {
    return write.isInsert()
        ? Headers.of("If-None-Match", "*")
        : Headers.of("If-Match", Optional.ofNullable(write.expected().tag()).orElse("*"));
  }

  @Override
  public SideRecord stored(JsonNode body) {
    return table.read(body, table.properties());
  }

  @Override
  public String idOf(Write write) {
    if (write.id() == null) {
      throw new IllegalArgumentException("A CRM record is created under an id of our own choice");
    }
    return write.id();
  }

  @Override
  public Map<String, SideRecord> read(List<String> ids) {
    return reader.read(table, ids);
  }

  @Override
  public Receipt refusal(Write write, PartAnswer answer) {
    ODataError error = answer.error();
    if (answer.status() == 412 && !isTaken(write, error)) {
      return write.isInsert() ? Receipt.taken(problem(write, error)) : Receipt.of(Status.STALE);
    }
    if (answer.isAbsence() && !write.isInsert() && isAbout(error, write.id())) {
      return Receipt.of(Status.GONE);
    }
    return Receipt.rejected(problem(write, error));
  }

  private Problem problem(Write write, ODataError error) {
    return new Refusal(table.resource(write.id()), error, write.values()).problem();
  }

  /** A value that another record has; of a new record, the id too may be taken: by itself. */
  private static boolean isTaken(Write write, ODataError error) {
    return DUPLICATE_VALUES.contains(error.code())
        || !write.isInsert() && error.code().equals(DUPLICATE_RECORD);
  }

  /** A 404 may also mean that the record which a lookup is bound to does not exist. */
  private static boolean isAbout(ODataError error, String id) {
    String message = error.message().toLowerCase(Locale.ROOT);
    return message.contains(id.toLowerCase(Locale.ROOT))
        || !message.matches("(?s).*\\p{XDigit}{8}-\\p{XDigit}{4}-.*");
  }
}
