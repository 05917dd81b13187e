package dev.tandem.sync;

import java.util.List;

/**
 * A batch after the planner.
 *
 * @param coupled the batch as the desk left it
 * @param plans one plan per change
 */
public record PlannedBatch(CoupledBatch coupled, List<Plan> plans) implements Stage {
  @Override
  public ChangeBatch origin() {
    return coupled.origin();
  }
}
