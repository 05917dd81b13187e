package dev.tandem.sandbox.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One committed write, as the journal keeps it and tests read it.
 *
 * @param seq grows by one per write over both sides
 * @param changed the columns that got another value, by column name; lookups as {@code set(id)}
 * @param user id of the user in whose name the write was made
 * @param request the client's request id, or null
 */
public record Change(
    long seq,
    Instant time,
    String side,
    String set,
    String id,
    String method,
    long version,
    String user,
    String request,
    ObjectNode changed) {

  Change numbered(long number) {
    return new Change(number, time, side, set, id, method, version, user, request, changed);
  }
}
