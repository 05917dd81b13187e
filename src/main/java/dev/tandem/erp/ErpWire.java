package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.odata.Headers;
import dev.tandem.odata.ODataError;
import dev.tandem.odata.Part;
import dev.tandem.odata.PartAnswer;
import dev.tandem.odata.RecordWrites;
import dev.tandem.odata.Refusal;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.Receipt.Status;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates of a table's records by POST, and updates by conditional PATCH. */
record ErpWire(ErpTable table, ErpReader reader, Company company) implements RecordWrites.Wire {
  private static final String CHANGED = "Request_EntityChanged";
  private static final String SAME_KEY = "Internal_EntityWithSameKeyExists";

  @Override
  public Part part(Write write) {
    if (write.kind() == Write.Kind.DELETE) {
      String address = company.query(table.resource(write.id())).toString();
      return new Part("DELETE", address, Headers.of("If-Match", tag(write)), null);
    }
    Headers headers =
        Headers.of("Content-Type", "application/json").with("Accept", "application/json");
    String resource = write.isInsert() ? table.set() : table.resource(write.id());
    return new Part(
        write.isInsert() ? "POST" : "PATCH",
        company.query(resource).toString(),
        write.isInsert() ? headers : headers.with("If-Match", tag(write)),
        table.write(write.values()));
  }

  @Override
  public Optional<Receipt> refused(Write write) {
    return table
        .obstacle(write.values())
        .map(obstacle -> Receipt.rejected(ErrorCode.COMPANY_CONTACT_MISSING.with(obstacle)));
  }

  private String tag(Write write) {
    return Optional.ofNullable(write.expected().tag()).map(table::etag).orElse("*");
  }

  @Override
  public SideRecord stored(JsonNode body) {
    return table.read(body, table.properties());
  }

  @Override
  public String idOf(Write write) {
    if (write.isInsert()) {
      // Created, but under which id? Whoever wrote the intent finds it.
      throw SystemFault.passing(
          ErrorCode.ANSWER_LOST.with("ERP: the answer to a create does not show the new record."),
          Duration.ZERO,
          null);
    }
    return write.id();
  }

  @Override
  public Map<String, SideRecord> read(List<String> ids) {
    return reader.read(table, table.properties(), ids);
  }

  @Override
  public Receipt refusal(Write write, PartAnswer answer) {
    ODataError error = answer.error();
    boolean conflict = answer.status() == 409 || answer.status() == 412;
    if (error.code().equals(CHANGED) || conflict && !error.code().equals(SAME_KEY)) {
      return Receipt.of(Status.STALE);
    }
    if (answer.isAbsence() && !write.isInsert()) {
      return Receipt.of(Status.GONE);
    }
    String record =
        write.isInsert() ? "a new record in " + table.set() : table.resource(write.id());
    return Receipt.rejected(new Refusal(record, error, write.values()).problem());
  }
}
