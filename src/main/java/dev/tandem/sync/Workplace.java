package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;

/**
 * Where one mapping is at work, as it was at one edition: a read or a batch that begins here also
 * ends here, whatever is edited meanwhile.
 *
 * @param mapping the mapping
 * @param reading room 2
 * @param rooms rooms 4 to 7
 */
public record Workplace(Mapping mapping, ReadingRoom reading, Rooms rooms) {
  /** Sets the workplace of a mapping up, among all mappings that it may refer to. */
  @FunctionalInterface
  public interface Maker {
    Workplace make(Mapping mapping, Mappings all);
  }
}
