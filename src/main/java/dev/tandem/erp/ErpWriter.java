package dev.tandem.erp;

import dev.tandem.odata.Batches;
import dev.tandem.odata.Headers;
import dev.tandem.odata.ODataError;
import dev.tandem.odata.Part;
import dev.tandem.odata.PartAnswer;
import dev.tandem.odata.Refusal;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.Receipt.Status;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes records of a table: creates by POST, updates by conditional PATCH, answers as receipts.
 */
final class ErpWriter {
  private static final String CHANGED = "Request_EntityChanged";
  private static final String SAME_KEY = "Internal_EntityWithSameKeyExists";

  private final Batches batches;
  private final ErpReader reader;
  private final Company company;

  ErpWriter(Batches batches, ErpReader reader, Company company) {
    this.batches = batches;
    this.reader = reader;
    this.company = company;
  }

  List<Receipt> write(ErpTable table, List<Write> writes) {
    List<PartAnswer> answers = batches.write(writes.stream().map(w -> part(table, w)).toList());
    Map<String, SideRecord> readAgain =
        reader.read(table, table.properties(), withoutBody(writes, answers));
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      receipts.add(receipt(table, writes.get(i), answers.get(i), readAgain));
    }
    return receipts;
  }

  private Part part(ErpTable table, Write write) {
    Headers headers =
        Headers.of("Content-Type", "application/json").with("Accept", "application/json");
    String resource = write.isInsert() ? table.set() : table.resource(write.id());
    return new Part(
        write.isInsert() ? "POST" : "PATCH",
        company.query(resource).toString(),
        write.isInsert() ? headers : headers.with("If-Match", tag(write)),
        table.write(write.values()));
  }

  private static String tag(Write write) {
    return Optional.ofNullable(write.expected().tag()).orElse("*");
  }

  private static List<String> withoutBody(List<Write> writes, List<PartAnswer> answers) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      PartAnswer answer = answers.get(i);
      if (answer != null && answer.isSuccess() && !answer.body().isObject()) {
        ids.add(idOf(writes.get(i)));
      }
    }
    return ids;
  }

  private static String idOf(Write write) {
    if (write.isInsert()) {
      // Created, but under which id? Whoever wrote the intent finds it.
      throw SystemFault.passing(
          ErrorCode.ANSWER_LOST.with("ERP: the answer to a create does not show the new record."),
          Duration.ZERO,
          null);
    }
    return write.id();
  }

  private Receipt receipt(
      ErpTable table, Write write, PartAnswer answer, Map<String, SideRecord> readAgain) {
    if (answer == null || answer.isPutOff()) {
      return Receipt.of(Status.UNSENT);
    }
    if (!answer.isSuccess()) {
      return refusal(table, write, answer);
    }
    if (answer.body().isObject()) {
      return Receipt.written(table.read(answer.body(), table.properties()));
    }
    SideRecord stored = readAgain.get(write.id());
    return stored == null ? Receipt.of(Status.GONE) : Receipt.written(stored);
  }

  private static Receipt refusal(ErpTable table, Write write, PartAnswer answer) {
    ODataError error = answer.error();
    boolean conflict = answer.status() == 409 || answer.status() == 412;
    if (error.code().equals(CHANGED) || conflict && !error.code().equals(SAME_KEY)) {
      return Receipt.of(Status.STALE);
    }
    if (answer.status() == 404 && !write.isInsert()) {
      return Receipt.of(Status.GONE);
    }
    String record =
        write.isInsert() ? "a new record in " + table.set() : table.resource(write.id());
    return Receipt.rejected(new Refusal(record, error, write.values()).problem());
  }
}
