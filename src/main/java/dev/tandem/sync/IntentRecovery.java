package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out, after a crash or a lost answer, which creates were carried out: by our own id where we
 * chose one, else by the identity property, else by the written values among the records that
 * changed since the intent.
 */
final class IntentRecovery {
  /** Our clock and the system's may differ by as much. */
  private static final Duration CLOCK_MARGIN = Duration.ofMinutes(10);

  private final Systems systems;
  private final Couplings couplings;
  private final OpenIntents intents;

  IntentRecovery(Systems systems, Couplings couplings, OpenIntents intents) {
    this.systems = systems;
    this.couplings = couplings;
    this.intents = intents;
  }

  Recovery recover(Mapping mapping) {
    Recovery recovery = new Recovery();
    List<Intent> pending = intents.pending(mapping.name());
    for (Side target : Side.values()) {
      List<Intent> open =
          withoutCoupled(
              mapping, target, pending.stream().filter(i -> i.target() == target).toList());
      Map<Boolean, List<Intent>> byOwnId =
          open.stream().collect(Collectors.partitioningBy(i -> i.targetId() != null));
      recoverById(mapping, target, byOwnId.get(true), recovery);
      recoverByValues(mapping, target, byOwnId.get(false), recovery);
    }
    return recovery;
  }

  private List<Intent> withoutCoupled(Mapping mapping, Side target, List<Intent> pending) {
    if (pending.isEmpty()) {
      return pending;
    }
    Set<String> coupled =
        couplings
            .find(mapping.name(), target.other(), pending.stream().map(Intent::sourceId).toList())
            .stream()
            .map(c -> c.id(target.other()))
            .collect(Collectors.toSet());
    intents.withdraw(pending.stream().filter(i -> coupled.contains(i.sourceId())).toList());
    return pending.stream().filter(i -> !coupled.contains(i.sourceId())).toList();
  }

  private void recoverById(Mapping mapping, Side target, List<Intent> open, Recovery recovery) {
    if (open.isEmpty()) {
      return;
    }
    List<String> ids = open.stream().map(Intent::targetId).toList();
    Map<String, SideRecord> found = systems.on(target).read(mapping, ids);
    for (Intent intent : open) {
      if (found.containsKey(intent.targetId())) {
        recovery.adopt(intent, intent.targetId());
      } else {
        recovery.reuse(intent);
      }
    }
  }

  private void recoverByValues(Mapping mapping, Side target, List<Intent> open, Recovery recovery) {
    if (open.isEmpty()) {
      return;
    }
    Map<String, List<Intent>> intentsBySignature = new HashMap<>();
    open.forEach(
        i ->
            intentsBySignature
                .computeIfAbsent(signature(mapping, i), s -> new ArrayList<>())
                .add(i));
    Map<String, Deque<String>> candidates =
        candidates(mapping, target, open, intentsBySignature.keySet());
    intentsBySignature.forEach(
        (signature, wanted) ->
            assign(wanted, candidates.getOrDefault(signature, new ArrayDeque<>()), recovery));
  }

  /**
   * Records with equal values cannot be told apart, nor need they be, as long as there are not more
   * of them than we may have created.
   */
  private void assign(List<Intent> wanted, Deque<String> found, Recovery recovery) {
    if (found.size() > wanted.size()) {
      wanted.forEach(recovery::hold);
      return;
    }
    List<Intent> withoutEffect = new ArrayList<>();
    for (Intent intent : wanted) {
      if (found.isEmpty()) {
        withoutEffect.add(intent);
      } else {
        recovery.adopt(intent, found.poll());
      }
    }
    intents.withdraw(withoutEffect);
  }

  private Map<String, Deque<String>> candidates(
      Mapping mapping, Side target, List<Intent> open, Set<String> signatures) {
    Instant oldest =
        open.stream().map(Intent::openedAt).min(Comparator.naturalOrder()).orElseThrow();
    Set<Set<String>> shapes = open.stream().map(i -> names(mapping, i)).collect(Collectors.toSet());
    Map<String, Deque<String>> candidates = new HashMap<>();
    ReadPosition position = ReadPosition.after(oldest.minus(CLOCK_MARGIN));
    do {
      Page page = systems.on(target).changes(mapping, mapping.properties(target), position);
      for (SideRecord record : uncoupled(mapping, target, page.records())) {
        for (Set<String> shape : shapes) {
          String signature = signature(shape, record.values());
          if (signatures.contains(signature)) {
            candidates.computeIfAbsent(signature, s -> new ArrayDeque<>()).add(record.id());
          }
        }
      }
      position = position.page(page.next());
    } while (position.next() != null);
    return candidates;
  }

  private List<SideRecord> uncoupled(Mapping mapping, Side side, List<SideRecord> records) {
    if (records.isEmpty()) {
      return records;
    }
    Collection<String> ids = records.stream().map(SideRecord::id).toList();
    Set<String> coupled =
        couplings.find(mapping.name(), side, ids).stream()
            .map(c -> c.id(side))
            .collect(Collectors.toSet());
    return records.stream().filter(r -> !coupled.contains(r.id())).toList();
  }

  private static Set<String> names(Mapping mapping, Intent intent) {
    String identity = mapping.on(intent.target()).identity();
    if (intent.identity() != null && identity != null) {
      return Set.of(identity);
    }
    Set<String> names = new LinkedHashSet<>(intent.values().names());
    names.retainAll(mapping.properties(intent.target())); // what a template fills is not read
    return names;
  }

  private static String signature(Mapping mapping, Intent intent) {
    return signature(names(mapping, intent), intent.values());
  }

  /** Values as a system may have stored them: blanks at the ends cut, case changed. */
  private static String signature(Set<String> names, Fields values) {
    return names.stream()
        .sorted()
        .map(name -> name + '=' + folded(values.text(name)))
        .collect(Collectors.joining("\u0000"));
  }

  private static String folded(String text) {
    return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
  }
}
