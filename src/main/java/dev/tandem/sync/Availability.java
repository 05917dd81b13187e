package dev.tandem.sync;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Mappings that are off at run time because a system lacks what they need; said once. */
public final class Availability {
  private final Map<String, Problem> off = new ConcurrentHashMap<>();

  /**
   * @return true if this is news
   */
  public boolean switchOff(String mapping, Problem reason) {
    return off.put(mapping, reason) == null;
  }

  public void switchOn(String mapping) {
    off.remove(mapping);
  }

  public boolean isOff(String mapping) {
    return off.containsKey(mapping);
  }

  /** True if the mapping itself is wrong or lacks rights, not only a choice column of the CRM. */
  public boolean isBroken(String mapping) {
    return reason(mapping).filter(p -> p.code() != ErrorCode.CHOICES_UNAVAILABLE).isPresent();
  }

  public Optional<Problem> reason(String mapping) {
    return Optional.ofNullable(off.get(mapping));
  }
}
