package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a full synchronisation of a mapping would do, counted.
 *
 * @param counts how many records of each side would end how
 * @param likelyDuplicates records that would be created although similar ones are there
 * @param examples some of the records that ask for a decision
 */
public record Forecast(
    Map<Side, Map<Foreseen, Long>> counts, long likelyDuplicates, List<Prospect> examples) {

  public long count(Side side, Foreseen foreseen) {
    return counts.getOrDefault(side, Map.of()).getOrDefault(foreseen, 0L);
  }

  /** Records that a person should look at before anything is created. */
  public long doubtful() {
    return likelyDuplicates
        + count(Side.CRM, Foreseen.AMBIGUOUS)
        + count(Side.ERP, Foreseen.AMBIGUOUS);
  }

  /** Counts prospects as they come. */
  static final class Tally {
    private static final int MOST_EXAMPLES = 100;

    private final Map<Side, Map<Foreseen, Long>> counts = new EnumMap<>(Side.class);
    private final List<Prospect> examples = new ArrayList<>();
    private long likelyDuplicates;

    void add(List<Prospect> prospects) {
      prospects.forEach(this::add);
    }

    private void add(Prospect prospect) {
      counts
          .computeIfAbsent(prospect.side(), side -> new EnumMap<>(Foreseen.class))
          .merge(prospect.foreseen(), 1L, Long::sum);
      boolean duplicate =
          prospect.foreseen() == Foreseen.CREATE && !prospect.resembling().isEmpty();
      likelyDuplicates += duplicate ? 1 : 0;
      boolean telling =
          duplicate
              || prospect.foreseen() == Foreseen.AMBIGUOUS
              || prospect.foreseen() == Foreseen.CONFLICT
              || prospect.foreseen() == Foreseen.FAIL;
      if (telling && examples.size() < MOST_EXAMPLES) {
        examples.add(prospect);
      }
    }

    Forecast forecast() {
      return new Forecast(counts, likelyDuplicates, List.copyOf(examples));
    }
  }
}
