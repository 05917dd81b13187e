package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import java.util.List;
import java.util.Optional;

/**
 * What an edit means for the mappings.
 *
 * @param before the mappings before it
 * @param now the mappings after it
 */
public record MappingEdits(Mappings before, Mappings now) {

  /** Those that are at work from now on. */
  public List<Mapping> added() {
    return now.enabled().stream().filter(m -> old(m).isEmpty()).toList();
  }

  /** Those that are at work no longer. */
  public List<Mapping> removed() {
    return before.enabled().stream()
        .filter(m -> now.find(m.name()).filter(Mapping::enabled).isEmpty())
        .toList();
  }

  /** Those that go on in another revision: their failed records deserve another try. */
  public List<Mapping> revised() {
    return now.enabled().stream()
        .filter(m -> old(m).filter(o -> !o.equals(m)).isPresent())
        .toList();
  }

  /**
   * Those whose records of a side must be read from the start: another table, or another filter,
   * which older records than the bookmark may satisfy.
   */
  public List<Mapping> toReadAgain(Side side) {
    return revised().stream()
        .filter(m -> !m.filterRevision(side).equals(old(m).orElseThrow().filterRevision(side)))
        .toList();
  }

  private Optional<Mapping> old(Mapping mapping) {
    return before.find(mapping.name()).filter(Mapping::enabled);
  }
}
