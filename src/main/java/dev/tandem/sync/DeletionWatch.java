package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Finds coupled records that one side does not have any more, by comparing keys: neither system
 * tells of deletions for certain. What is found is read once more before anything is done.
 */
public final class DeletionWatch {
  private static final int PAGE = 5000;

  /** Fewer than so many are never taken for a mistake. */
  private static final int A_FEW = 20;

  private final Systems systems;
  private final Couplings couplings;
  private final Supplier<UUID> ids;
  private final Map<String, Finding> latest = new ConcurrentHashMap<>();

  public DeletionWatch(Systems systems, Couplings couplings, Supplier<UUID> ids) {
    this.systems = systems;
    this.couplings = couplings;
    this.ids = ids;
  }

  /**
   * What was found.
   *
   * @param coupled how many couplings were compared
   * @param gone ids of coupled records that are not there
   */
  public record Finding(long coupled, List<String> gone) {
    public Finding {
      gone = List.copyOf(gone);
    }

    /** More than half of all, and not just a few: rather a mistake than deletions. */
    public boolean isImplausible() {
      return gone.size() > A_FEW && gone.size() * 2L > coupled;
    }
  }

  /** A comparison that is still to be made. */
  public final class Comparison {
    private final Mapping mapping;
    private final Side side;

    private Comparison(Mapping mapping, Side side) {
      this.mapping = mapping;
      this.side = side;
    }

    public String mapping() {
      return mapping.name();
    }

    /**
     * Compares, and asks for what is gone to be dealt with as the mapping says.
     *
     * @throws SystemFault if so much is gone that it must be a mistake
     */
    public Request request() {
      Finding finding = look(mapping, side);
      if (finding.isImplausible()) {
        throw SystemFault.passing(
            ErrorCode.MANY_GONE.with(
                "%s: %d of %d coupled records are not in the %s."
                    .formatted(mapping.name(), finding.gone().size(), finding.coupled(), side)),
            Duration.ZERO,
            null);
      }
      return confirmed(mapping, side, finding);
    }
  }

  public Comparison on(Mapping mapping, Side side) {
    return new Comparison(mapping, side);
  }

  /** Compares the keys of one side; nothing is changed. */
  public Finding look(Mapping mapping, Side side) {
    Set<String> there = idsOf(mapping, side);
    List<String> gone = new ArrayList<>();
    long coupled = 0;
    String after = null;
    do {
      List<Coupling> page = couplings.page(mapping.name(), after, PAGE);
      page.stream().map(c -> c.id(side)).filter(id -> !there.contains(id)).forEach(gone::add);
      coupled += page.size();
      after = page.size() < PAGE ? null : page.get(page.size() - 1).erpId();
    } while (after != null);
    Finding finding = new Finding(coupled, gone);
    latest.put(mapping.name() + ' ' + side.code(), finding);
    return finding;
  }

  /** What the last comparison found, if there was one since the node started. */
  public Optional<Finding> latest(Mapping mapping, Side side) {
    return Optional.ofNullable(latest.get(mapping.name() + ' ' + side.code()));
  }

  /** The request that deals with what is gone, because a person saw it or it is plausible. */
  public Request confirmed(Mapping mapping, Side side, Finding finding) {
    return Request.named(ids.get(), mapping.name(), side, finding.gone(), Instruction.AGAIN);
  }

  private Set<String> idsOf(Mapping mapping, Side side) {
    Set<String> all = new HashSet<>();
    IdPage page = systems.on(side).ids(mapping, null);
    all.addAll(page.ids());
    while (page.next() != null) {
      page = systems.on(side).ids(mapping, page.next());
      all.addAll(page.ids());
    }
    return all;
  }
}
