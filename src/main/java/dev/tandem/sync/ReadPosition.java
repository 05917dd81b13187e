package dev.tandem.sync;

import java.time.Instant;

/**
 * Where a reader goes on.
 *
 * @param after only records modified after this instant; null = all
 * @param next the system's own link to the next page; null = first page
 */
public record ReadPosition(Instant after, String next) {
  public static ReadPosition after(Instant instant) {
    return new ReadPosition(instant, null);
  }

  public ReadPosition page(String link) {
    return new ReadPosition(after, link);
  }
}
