package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What became of the creates whose answer was lost. */
final class Recovery {
  private final Map<String, String> partnerOfSource = new HashMap<>();
  private final Map<String, String> sourceOfPartner = new HashMap<>();
  private final Map<String, Intent> unsent = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  void adopt(Intent intent, String targetId) {
    partnerOfSource.put(key(intent.target().other(), intent.sourceId()), targetId);
    sourceOfPartner.put(key(intent.target(), targetId), intent.sourceId());
  }

  void reuse(Intent intent) {
    unsent.put(key(intent.target().other(), intent.sourceId()), intent);
  }

  void hold(Intent intent) {
    ambiguous.add(key(intent.target().other(), intent.sourceId()));
  }

  /** The partner of a changed record, if an intent created it or was opened for it. */
  String partner(Change change) {
    String key = key(change.side(), change.recordId());
    return partnerOfSource.getOrDefault(key, sourceOfPartner.get(key));
  }

  /** The intent whose id must be used again for this change, or null. */
  Intent intent(Change change) {
    return unsent.get(key(change.side(), change.recordId()));
  }

  boolean isHeld(Change change) {
    return ambiguous.contains(key(change.side(), change.recordId()));
  }

  private static String key(Side side, String id) {
    return side.code() + ' ' + id;
  }
}
