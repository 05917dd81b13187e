package dev.tandem.odata;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One page of a collection as the system sent it.
 *
 * @param answer the whole answer
 * @param records its records
 * @param next link to the next page, or null
 */
public record RecordPage(HttpAnswer answer, List<JsonNode> records, String next) {
  /** Fetches a page; in the answer to anything but a collection it sees a protocol fault. */
  public static RecordPage fetch(Connection connection, URI uri, Headers headers, String what) {
    String place = what + " at " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    HttpAnswer answer = connection.faults().require(connection.get(uri, headers), place);
    return of(answer)
        .orElseThrow(
            () -> connection.faults().protocol(place + ": the answer is no list of records"));
  }

  /** Empty if the answer is no collection. */
  public static Optional<RecordPage> of(HttpAnswer answer) {
    JsonNode json = answer.json();
    JsonNode value = json.path("value");
    if (!answer.isSuccess() || !value.isArray()) {
      return Optional.empty();
    }
    List<JsonNode> records = StreamSupport.stream(value.spliterator(), false).toList();
    String next = json.path("@odata.nextLink").asText("");
    return Optional.of(new RecordPage(answer, records, next.isEmpty() ? null : next));
  }
}
