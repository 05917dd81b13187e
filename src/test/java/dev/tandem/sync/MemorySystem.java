package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A system in memory that keeps versions and refuses stale writes; people edit it in between. */
final class MemorySystem implements BusinessSystem {
  private final Side side;
  private final Map<String, SideRecord> records = new LinkedHashMap<>();
  private final List<Write> writes = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long counter;
  private int secondsPerEdit = 1;
  private Consumer<MemorySystem> beforeWrite = system -> {};
  private boolean losesAnswers;
  private boolean refuses;
  private int pageSize = Integer.MAX_VALUE;
  private boolean tellsTime = true;

  MemorySystem(Side side) {
    this.side = side;
  }

  /** 0: all edits fall into one second. */
  void secondsPerEdit(int seconds) {
    secondsPerEdit = seconds;
  }

  void pageSize(int records) {
    pageSize = records;
  }

  /** From now on its pages do not say what time it is. */
  void tellNoTime() {
    tellsTime = false;
  }

  /** Something that happens between the node's read and its next write. */
  void beforeNextWrite(Consumer<MemorySystem> event) {
    beforeWrite = event;
  }

  /** The next write is refused, whatever it says. */
  void refuseNextWrite() {
    refuses = true;
  }

  /** The next batch of writes is carried out, but its answer never arrives. */
  void loseNextAnswer() {
    losesAnswers = true;
  }

  /** No answer is lost after all. */
  void keepAnswers() {
    losesAnswers = false;
  }

  String add(Map<String, ?> values) {
    String id = "%s-%04d".formatted(side.code(), ++counter);
    put(id, Fields.of(values));
    return id;
  }

  void edit(String id, String field, Object value) {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put(field, value);
    put(id, records.get(id).values().with(Fields.of(change)));
  }

  void delete(String id) {
    records.remove(id);
  }

  SideRecord get(String id) {
    return records.get(id);
  }

  Collection<SideRecord> all() {
    return records.values();
  }

  /** Writes of the node since the last call. */
  List<Write> writes() {
    List<Write> copy = List.copyOf(writes);
    writes.clear();
    return copy;
  }

  private void put(String id, Fields values) {
    now = now.plusSeconds(secondsPerEdit);
    records.put(id, new SideRecord(id, new Version("v" + (++counter), now), values));
  }

  @Override
  public Side side() {
    return side;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Page changes(Mapping mapping, Collection<String> properties, ReadPosition from) {
    List<SideRecord> changed =
        records.values().stream()
            .filter(r -> from.after() == null || r.version().modifiedAt().isAfter(from.after()))
            .sorted(Comparator.comparing(r -> r.version().modifiedAt()))
            .toList();
    int begin = from.next() == null ? 0 : Integer.parseInt(from.next());
    int end = (int) Math.min(changed.size(), (long) begin + pageSize);
    String next = end < changed.size() ? String.valueOf(end) : null;
    return new Page(changed.subList(begin, end), next, tellsTime ? now.plusSeconds(1) : null);
  }

  @Override
  public Map<String, SideRecord> read(Mapping mapping, Collection<String> ids) {
    Map<String, SideRecord> found = new LinkedHashMap<>();
    ids.stream().filter(records::containsKey).forEach(id -> found.put(id, records.get(id)));
    return found;
  }

  @Override
  public Map<String, SideRecord> readByKey(Mapping mapping, Collection<String> values) {
    return read(mapping, values);
  }

  @Override
  public IdPage ids(Mapping mapping, String next) {
    return new IdPage(List.copyOf(records.keySet()), null);
  }

  @Override
  public long count(Mapping mapping) {
    return records.size();
  }

  @Override
  public List<Receipt> write(Mapping mapping, List<Write> batch) {
    Consumer<MemorySystem> event = beforeWrite;
    beforeWrite = system -> {};
    event.accept(this);
    List<Receipt> receipts = batch.stream().map(this::write).toList();
    if (losesAnswers) {
      losesAnswers = false;
      throw SystemFault.passing(ErrorCode.ANSWER_LOST.with("lost"), java.time.Duration.ZERO, null);
    }
    return receipts;
  }

  private Receipt write(Write write) {
    writes.add(write);
    if (refuses || "refused".equals(write.values().text("name"))) {
      refuses = false;
      return Receipt.rejected(ErrorCode.VALUE_REJECTED.with("name = 'refused'"));
    }
    if (write.isInsert()) {
      return insert(write);
    }
    SideRecord current = records.get(write.id());
    if (current == null) {
      return write.kind() == Write.Kind.DELETE
          ? Receipt.written(null)
          : Receipt.of(Receipt.Status.GONE);
    }
    if (!current.version().equals(write.expected())) {
      return Receipt.of(Receipt.Status.STALE);
    }
    if (write.kind() == Write.Kind.DELETE) {
      records.remove(write.id());
      return Receipt.written(null);
    }
    put(write.id(), current.values().with(write.values()));
    return Receipt.written(records.get(write.id()));
  }

  private Receipt insert(Write write) {
    if (write.id() != null && records.containsKey(write.id())) {
      return Receipt.of(Receipt.Status.STALE);
    }
    String id = write.id() == null ? "%s-%04d".formatted(side.code(), ++counter) : write.id();
    put(id, write.values());
    return Receipt.written(records.get(id));
  }
}
