package dev.tandem.sync;

import java.util.List;

/**
 * One page of ids.
 *
 * @param ids ids of records
 * @param next the system's own link to the next page, or null on the last one
 */
public record IdPage(List<String> ids, String next) {
  public IdPage {
    ids = List.copyOf(ids);
  }
}
