package dev.tandem.crm;

import dev.tandem.odata.Batches;
import dev.tandem.odata.Headers;
import dev.tandem.odata.ODataError;
import dev.tandem.odata.Part;
import dev.tandem.odata.PartAnswer;
import dev.tandem.odata.Query;
import dev.tandem.odata.Refusal;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.Receipt.Status;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes records of a table: conditional requests, answers as receipts. */
final class CrmWriter {
  /** Codes that come with 412 although no version is at stake: the values clash with a rule. */
  private static final Set<String> DUPLICATE_VALUES = Set.of("0x80040333", "0x80060892");

  private final Batches batches;
  private final CrmReader reader;
  private final ServiceRoot root;

  CrmWriter(Batches batches, CrmReader reader, ServiceRoot root) {
    this.batches = batches;
    this.reader = reader;
    this.root = root;
  }

  List<Receipt> write(CrmTable table, List<Write> writes) {
    List<PartAnswer> answers = batches.write(writes.stream().map(w -> part(table, w)).toList());
    Map<String, SideRecord> readAgain = reader.read(table, withoutBody(writes, answers));
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      receipts.add(receipt(table, writes.get(i), answers.get(i), readAgain));
    }
    return receipts;
  }

  private Part part(CrmTable table, Write write) {
    Headers condition =
        write.isInsert()
            ? Headers.of("If-None-Match", "*")
            : Headers.of("If-Match", Optional.ofNullable(write.expected().tag()).orElse("*"));
    Headers headers =
        condition
            .with("Content-Type", "application/json")
            .with("Accept", "application/json")
            .with("Prefer", "return=representation");
    Query query = Query.of(table.resource(id(write))).select(table.columns(table.properties()));
    return new Part("PATCH", root.path(query), headers, table.write(write.values()));
  }

  private static String id(Write write) {
    if (write.id() == null) {
      throw new IllegalArgumentException("A CRM record is created under an id of our own choice");
    }
    return write.id();
  }

  private static List<String> withoutBody(List<Write> writes, List<PartAnswer> answers) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      PartAnswer answer = answers.get(i);
      if (answer != null && answer.isSuccess() && !answer.body().isObject()) {
        ids.add(writes.get(i).id());
      }
    }
    return ids;
  }

  private Receipt receipt(
      CrmTable table, Write write, PartAnswer answer, Map<String, SideRecord> readAgain) {
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

  private static Receipt refusal(CrmTable table, Write write, PartAnswer answer) {
    ODataError error = answer.error();
    if (answer.status() == 412 && !DUPLICATE_VALUES.contains(error.code())) {
      return Receipt.of(Status.STALE);
    }
    if (answer.status() == 404 && !write.isInsert() && isAbout(error, write.id())) {
      return Receipt.of(Status.GONE);
    }
    String record = table.resource(write.id());
    return Receipt.rejected(new Refusal(record, error, write.values()).problem());
  }

  /** A 404 may also mean that the record which a lookup is bound to does not exist. */
  private static boolean isAbout(ODataError error, String id) {
    String message = error.message().toLowerCase(Locale.ROOT);
    return message.contains(id.toLowerCase(Locale.ROOT))
        || !message.matches("(?s).*\\p{XDigit}{8}-\\p{XDigit}{4}-.*");
  }
}
