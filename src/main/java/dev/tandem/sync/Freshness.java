package dev.tandem.sync;

import java.time.Instant;

/** What a change is worth beside what is known of its record already. */
enum Freshness {
  /** Already applied, or an echo of our own write. */
  KNOWN,
  NEWER,
  /** May be older than our own last write: the record must be read again. */
  UNSURE;

  /**
   * Versions are compared for equality only; stamps only tell older from newer when they differ,
   * since many records share one second.
   */
  static Freshness of(Version change, SideState known) {
    if (known.version() == null) {
      return NEWER;
    }
    if (change.tag() != null && change.tag().equals(known.version().tag())) {
      return known.dirty() ? NEWER : KNOWN;
    }
    Instant stamp = change.modifiedAt();
    Instant seen = known.version().modifiedAt();
    if (stamp == null || seen == null || stamp.equals(seen)) {
      return UNSURE;
    }
    if (stamp.isAfter(seen)) {
      return NEWER;
    }
    return known.dirty() ? UNSURE : KNOWN;
  }
}
