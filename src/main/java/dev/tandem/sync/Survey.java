package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Goes through all of one side, or named records, and tells what would be done; writes nothing. */
public final class Survey {
  private final Systems systems;
  private final Rehearsal rehearsal;
  private final Supplier<UUID> ids;

  public Survey(Systems systems, Rehearsal rehearsal, Supplier<UUID> ids) {
    this.systems = systems;
    this.rehearsal = rehearsal;
    this.ids = ids;
  }

  /**
   * Every record that the filter lets through.
   *
   * @param sink gets the prospects page by page
   */
  public void all(
      Mapping mapping, Side side, Instruction instruction, Consumer<List<Prospect>> sink) {
    UUID run = ids.get();
    ReadPosition position = ReadPosition.after(null);
    do {
      Page page = systems.on(side).changes(mapping, mapping.properties(side), position);
      List<Change> changes =
          page.records().stream()
              .map(r -> Change.of(run, mapping.name(), side, r, run).with(instruction))
              .toList();
      sink.accept(rehearsal.of(mapping, changes));
      position = position.page(page.next());
    } while (position.next() != null);
  }

  /** The named records; those that are not there are treated as deleted. */
  public List<Prospect> named(
      Mapping mapping, Side side, List<String> names, Instruction instruction) {
    UUID run = ids.get();
    List<Change> changes =
        names.stream()
            .map(id -> new SideRecord(id, new Version(null, null), Fields.none()))
            .map(r -> Change.of(run, mapping.name(), side, r, run).with(instruction))
            .toList();
    return rehearsal.of(mapping, changes);
  }
}
