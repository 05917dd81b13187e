package dev.tandem.sync;

import java.util.List;

/** Port to what the store was last worked on with. */
public interface MappingStates {
  List<MappingState> all();

  void put(MappingState state);
}
