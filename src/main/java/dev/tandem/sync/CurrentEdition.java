package dev.tandem.sync;

import dev.tandem.mapping.Mappings;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The one place that knows which edition holds. Those who do several things by it take it once and
 * keep it: another one may hold the next moment.
 */
public final class CurrentEdition implements Supplier<Mappings> {
  /** Is told when other mappings hold, before anything is read by them. */
  @FunctionalInterface
  public interface Listener {
    /**
     * From now on no reader that began by other mappings moves a bookmark; what it has read of a
     * mapping that was edited may still be in the rooms, and ends there by the old mapping. May be
     * called the other way round soon after, if the edit turns out not to work.
     */
    void changed(Mappings before, Mappings now);
  }

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile Edition edition;

  public CurrentEdition(Edition first) {
    this.edition = first;
  }

  public Edition edition() {
    return edition;
  }

  /** The mappings of this moment. */
  @Override
  public Mappings get() {
    return edition.mappings();
  }

  /** Lets another edition hold, for all mappings at once; not if the listener fails. */
  public void put(Edition next, Listener listener) {
    lock.writeLock().lock();
    Edition before = edition;
    try {
      edition = next;
      listener.changed(before.mappings(), next.mappings());
    } catch (RuntimeException e) {
      edition = before;
      throw e;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * The page is safe with the broker: moves the bookmark, unless the mapping was edited meanwhile.
   *
   * @throws SystemFault if it was
   */
  public Pull published(Workplace place, Pull pull) {
    lock.readLock().lock();
    try {
      requireUnedited(place);
      return place.reading().published(pull);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * @throws SystemFault if the mapping was edited since
   */
  public void requireUnedited(Workplace place) {
    String name = place.mapping().name();
    if (!edition.mappings().find(name).equals(java.util.Optional.of(place.mapping()))) {
      throw SystemFault.passing(
          ErrorCode.EDITED_MEANWHILE.with("The mapping " + name + " was edited."),
          java.time.Duration.ZERO,
          null);
    }
  }
}
