package dev.tandem.odata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.Receipt.Status;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Write;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes records in batches, each on its own, and turns the answers into receipts. */
public final class RecordWrites {
  /** How one table of one system is written. */
  public interface Wire {
    /** The request that carries the write out. */
    Part part(Write write);

    /**
     * What has to follow these answers, none of which is missing or put off; empty if the write is
     * done.
     */
    default Optional<Part> next(Write write, List<PartAnswer> answers) {
      return Optional.empty();
    }

    /** Of several answers, the one that says what became of the write. */
    default PartAnswer decisive(Write write, List<PartAnswer> answers) {
      return answers.get(answers.size() - 1);
    }

    /** The receipt of a write that need not be sent, since it cannot succeed. */
    default Optional<Receipt> refused(Write write) {
      return Optional.empty();
    }

    /** The stored record, from the body of an answer. */
    SideRecord stored(JsonNode body);

    /** The receipt of a write that the system answered with 4xx. */
    Receipt refusal(Write write, PartAnswer answer);

    /** The id under which a write without a body in its answer can be read again. */
    String idOf(Write write);

    /** The named records, as they are now. */
    Map<String, SideRecord> read(List<String> ids);
  }

  private final Batches batches;

  public RecordWrites(Batches batches) {
    this.batches = batches;
  }

  /** One receipt per write, in order. */
  public List<Receipt> write(Wire wire, List<Write> writes) {
    List<Optional<Receipt>> refused = writes.stream().map(wire::refused).toList();
    List<Write> sent = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      if (refused.get(i).isEmpty()) {
        sent.add(writes.get(i));
      }
    }
    Iterator<Receipt> receipts = send(wire, sent).iterator();
    return refused.stream().map(receipt -> receipt.orElseGet(receipts::next)).toList();
  }

  private List<Receipt> send(Wire wire, List<Write> writes) {
    if (writes.isEmpty()) {
      return List.of();
    }
    List<PartAnswer> answers = answers(wire, writes);
    Map<String, SideRecord> unseen = wire.read(unseen(wire, writes, answers));
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      receipts.add(receipt(wire, writes.get(i), answers.get(i), unseen));
    }
    return receipts;
  }

  /** All first requests in one go, then all second ones where there are any, and so on. */
  private List<PartAnswer> answers(Wire wire, List<Write> writes) {
    List<List<PartAnswer>> answers = new ArrayList<>();
    writes.forEach(write -> answers.add(new ArrayList<>()));
    Map<Integer, Part> round = new LinkedHashMap<>();
    for (int i = 0; i < writes.size(); i++) {
      round.put(i, wire.part(writes.get(i)));
    }
    while (!round.isEmpty()) {
      Iterator<PartAnswer> answered = batches.write(List.copyOf(round.values())).iterator();
      round.keySet().forEach(i -> answers.get(i).add(answered.next()));
      List<Integer> open = List.copyOf(round.keySet());
      round.clear();
      open.stream()
          .filter(i -> isAnswered(answers.get(i)))
          .forEach(i -> wire.next(writes.get(i), answers.get(i)).ifPresent(p -> round.put(i, p)));
    }
    List<PartAnswer> decisive = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      List<PartAnswer> all = answers.get(i);
      PartAnswer unfinished = all.get(writes.get(i).isInsert() ? 0 : all.size() - 1);
      decisive.add(isAnswered(all) ? wire.decisive(writes.get(i), all) : unfinished);
    }
    return decisive;
  }

  private static boolean isAnswered(List<PartAnswer> answers) {
    PartAnswer last = answers.get(answers.size() - 1);
    return last != null && !last.isPutOff();
  }

  private static List<String> unseen(Wire wire, List<Write> writes, List<PartAnswer> answers) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      PartAnswer answer = answers.get(i);
      if (answer != null
          && answer.isSuccess()
          && !answer.body().isObject()
          && !isDelete(writes.get(i))) {
        ids.add(wire.idOf(writes.get(i)));
      }
    }
    return ids;
  }

  private static boolean isDelete(Write write) {
    return write.kind() == Write.Kind.DELETE;
  }

  private static Receipt receipt(
      Wire wire, Write write, PartAnswer answer, Map<String, SideRecord> unseen) {
    if (answer == null || answer.isPutOff()) {
      return Receipt.of(Status.UNSENT);
    }
    if (isDelete(write) && (answer.isSuccess() || answer.isAbsence())) {
      return Receipt.written(null);
    }
    if (!answer.isSuccess()) {
      return wire.refusal(write, answer);
    }
    if (answer.body().isObject()) {
      return Receipt.written(wire.stored(answer.body()));
    }
    SideRecord stored = unseen.get(write.id());
    return stored == null ? Receipt.of(Status.GONE) : Receipt.written(stored);
  }
}
