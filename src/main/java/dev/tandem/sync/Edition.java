package dev.tandem.sync;

import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the node goes by from one edit of its files to the next. Immutable.
 *
 * @param id hash of all route files and mapping files
 * @param since when it took effect
 * @param files the files whose edit made it; all files for the one that the node started with
 * @param mappings all mappings
 * @param workplaces where each of them is at work, by its name
 */
public record Edition(
    String id,
    Instant since,
    List<String> files,
    Mappings mappings,
    Map<String, Workplace> workplaces) {

  public Edition {
    files = List.copyOf(files);
    workplaces = Map.copyOf(workplaces);
  }

  /** The one that a node starts with. */
  public static Edition first(
      String id, Instant since, List<String> files, Mappings mappings, Workplace.Maker maker) {
    return new Edition(
        id, since, files, mappings, workplaces(mappings, m -> maker.make(m, mappings)));
  }

  /** The one that follows this; what the edit is not about stays where it is, with its memory. */
  public Edition next(
      String nextId, Instant at, List<String> edited, Mappings next, Workplace.Maker maker) {
    Function<Mapping, Workplace> place =
        m -> isUntouched(m, next) ? workplaces.get(m.name()) : maker.make(m, next);
    return new Edition(nextId, at, edited, next, workplaces(next, place));
  }

  private static Map<String, Workplace> workplaces(
      Mappings mappings, Function<Mapping, Workplace> place) {
    return mappings.inOrder().stream().collect(Collectors.toMap(Mapping::name, place));
  }

  /** True if neither the mapping nor any that it looks values up in differs. */
  private boolean isUntouched(Mapping mapping, Mappings next) {
    return mappings.find(mapping.name()).equals(next.find(mapping.name()))
        && mapping.activeFields().stream()
            .filter(FieldRule::isLookup)
            .flatMap(rule -> rule.lookup().stream())
            .allMatch(name -> mappings.find(name).equals(next.find(name)));
  }

  public Workplace at(String mapping) {
    return workplaces.get(mappings.get(mapping).name());
  }
}
