package dev.tandem.sync;

import dev.tandem.mapping.Side;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Versions that were published or written by this node lately, so that a reader does not publish
 * them again. Only a saving: the coupling desk would drop them too.
 */
public final class RecentVersions {
  private final Map<String, String> tags;

  public RecentVersions(int most) {
    this.tags =
        new LinkedHashMap<>(1024, 0.75f, false) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > most;
          }
        };
  }

  synchronized void note(String mapping, Side side, String id, Version version) {
    if (version != null && version.tag() != null) {
      tags.put(key(mapping, side, id), version.tag());
    }
  }

  synchronized boolean contains(String mapping, Side side, SideRecord record) {
    String tag = tags.get(key(mapping, side, record.id()));
    return tag != null && tag.equals(record.version().tag());
  }

  /** True if another version of the record was seen after the one that the change is about. */
  synchronized boolean hasOvertaken(Change change) {
    String tag = tags.get(key(change.mapping(), change.side(), change.recordId()));
    return tag != null && !tag.equals(change.version().tag());
  }

  private static String key(String mapping, Side side, String id) {
    return mapping + ' ' + side.code() + ' ' + id;
  }
}
