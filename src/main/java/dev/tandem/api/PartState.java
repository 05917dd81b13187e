package dev.tandem.api;

import dev.tandem.sync.Problem;
import java.util.Optional;

/**
 * How something is that the node works with: a system, the brokers, the store.
 *
 * @param address where it is, without anything secret
 * @param reached true once it has answered
 * @param fault what is wrong with it at present
 */
public record PartState(String address, boolean reached, Optional<Problem> fault) {

  /** True if it answers. */
  boolean isReachable() {
    return reached && fault.isEmpty();
  }
}
