package dev.tandem.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Splits any number of parts into batches of the size that a system takes. */
public final class Batches {
  /** Sends one batch in one request. */
  @FunctionalInterface
  public interface Sender {
    /** The parts' answers in order; missing at the end, or null, where the system gave none. */
    List<PartAnswer> send(List<Part> parts, Repeat repeat);
  }

  private final Connection connection;
  private final Sender sender;
  private final int size;

  public Batches(Connection connection, Sender sender, int size) {
    this.connection = connection;
    this.sender = sender;
    this.size = size;
  }

  /** One answer per part, in order; null = not carried out. Each part is sent once. */
  public List<PartAnswer> write(List<Part> parts) {
    return connection.sideBySide(chunks(parts), chunk -> send(chunk, Repeat.FORBIDDEN)).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** One answer per part, in order; parts that were left out or put off are asked for again. */
  public List<PartAnswer> read(List<Part> parts) {
    PartAnswer[] answers = new PartAnswer[parts.size()];
    List<Integer> open = IntStream.range(0, parts.size()).boxed().toList();
    while (!open.isEmpty()) {
      Map<Integer, PartAnswer> settled = new HashMap<>();
      connection.sideBySide(chunks(open), chunk -> settled(parts, chunk)).forEach(settled::putAll);
      if (settled.isEmpty()) {
        throw connection
            .faults()
            .busy("put off all " + open.size() + " reads of a batch", Duration.ZERO);
      }
      settled.forEach((index, answer) -> answers[index] = answer);
      open = open.stream().filter(index -> !settled.containsKey(index)).toList();
    }
    return Arrays.asList(answers);
  }

  /** The records that exist, by id, out of the reads of one record each. */
  public Map<String, JsonNode> records(Map<String, Part> reads) {
    Iterator<PartAnswer> answers = read(List.copyOf(reads.values())).iterator();
    Map<String, JsonNode> found = new LinkedHashMap<>();
    reads.forEach(
        (id, part) -> {
          PartAnswer answer = answers.next();
          if (!answer.isAbsence()) {
            connection.faults().require(answer.alone(), "record " + id);
            found.put(id, answer.body());
          }
        });
    return found;
  }

  private Map<Integer, PartAnswer> settled(List<Part> parts, List<Integer> chunk) {
    List<PartAnswer> answers = send(chunk.stream().map(parts::get).toList(), Repeat.ALLOWED);
    Map<Integer, PartAnswer> settled = new LinkedHashMap<>();
    for (int i = 0; i < chunk.size(); i++) {
      PartAnswer answer = answers.get(i);
      if (answer != null && !answer.isPutOff()) {
        settled.put(chunk.get(i), answer);
      }
    }
    return settled;
  }

  private List<PartAnswer> send(List<Part> parts, Repeat repeat) {
    List<PartAnswer> answers = new ArrayList<>(sender.send(parts, repeat));
    while (answers.size() < parts.size()) {
      answers.add(null);
    }
    return answers.subList(0, parts.size());
  }

  private <T> List<List<T>> chunks(List<T> parts) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < parts.size(); from += size) {
      chunks.add(parts.subList(from, Math.min(from + size, parts.size())));
    }
    return chunks;
  }
}
