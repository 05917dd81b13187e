package dev.tandem.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the partners of one batch: a coupling's or an intent's, else the only candidate of the
 * first match group that has one, judged by the records as they are now. Nobody is chosen twice.
 */
final class Partners {
  private final MatchValues values;
  private final Map<String, List<List<String>>> candidates;
  private final Map<String, SideRecord> targets;
  private final MatchValue.Referring referring;
  private final Set<String> taken = new HashSet<>();

  Partners(
      MatchValues values,
      Map<String, List<List<String>>> candidates,
      Map<String, SideRecord> targets,
      MatchValue.Referring referring) {
    this.values = values;
    this.candidates = candidates;
    this.targets = targets;
    this.referring = referring;
  }

  /** Every id that has to be read before partners can be chosen. */
  static Set<String> toRead(
      List<CoupledChange> changes, Map<String, List<List<String>>> candidates) {
    Set<String> ids = new LinkedHashSet<>();
    for (CoupledChange c : changes) {
      if (c.isCoupled()) {
        ids.add(c.coupling().id(c.change().side().other()));
      } else if (c.adopted() != null) {
        ids.add(c.adopted());
      }
    }
    candidates.values().forEach(groups -> groups.forEach(ids::addAll));
    return ids;
  }

  /** No record: none fits. Several: a person must choose. */
  List<SideRecord> of(CoupledChange c) {
    if (c.isCoupled()) {
      return known(c.coupling().id(c.change().side().other()));
    }
    if (c.adopted() != null) {
      return known(c.adopted());
    }
    List<SideRecord> partners = matching(c.change());
    if (partners.size() == 1) {
      taken.add(partners.get(0).id());
    }
    return partners;
  }

  private List<SideRecord> known(String id) {
    return targets.containsKey(id) ? List.of(targets.get(id)) : List.of();
  }

  private List<SideRecord> matching(Change change) {
    List<List<String>> groups = candidates.getOrDefault(change.recordId(), List.of());
    List<SideRecord> several = new ArrayList<>();
    for (int group = 0; group < groups.size(); group++) {
      List<SideRecord> fitting = fitting(change, group, groups.get(group));
      if (fitting.size() == 1) {
        return fitting;
      }
      fitting.stream().filter(record -> !several.contains(record)).forEach(several::add);
    }
    return several;
  }

  private List<SideRecord> fitting(Change change, int group, List<String> ids) {
    return ids.stream()
        .filter(id -> !taken.contains(id) && targets.containsKey(id))
        .map(targets::get)
        .filter(t -> values.agree(group, change.side(), change.record(), t, referring))
        .toList();
  }
}
