package dev.tandem.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A request, or one part of a batch.
 *
 * @param path encoded path below the service root, without a leading slash
 * @param root absolute address of the service root, without a trailing slash
 */
public record Request(
    String method,
    String root,
    String path,
    Map<String, String> query,
    Headers headers,
    byte[] body) {

  /** Builds a request from an address that may be absolute or relative to the root. */
  public static Request of(String method, String root, String url, Headers headers, byte[] body) {
    String relative = relative(root, url);
    int mark = relative.indexOf('?');
    String path = mark < 0 ? relative : relative.substring(0, mark);
    String query = mark < 0 ? null : relative.substring(mark + 1);
    return new Request(method, root, path, Urls.query(query), headers, body);
  }

  private static String relative(String root, String url) {
    String relative = url;
    int scheme = relative.indexOf("://");
    if (scheme > 0 && scheme < 10) {
      int slash = relative.indexOf('/', scheme + 3);
      relative = slash < 0 ? "/" : relative.substring(slash);
    }
    String rootPath = root.substring(root.indexOf('/', root.indexOf("://") + 3));
    if (relative.startsWith(rootPath)) {
      relative = relative.substring(rootPath.length());
    }
    return relative.startsWith("/") ? relative.substring(1) : relative;
  }

  /** Whether this asks for a batch; clients may encode the dollar sign. */
  public boolean isBatch() {
    return Urls.decodePath(path).equals("$batch");
  }

  public List<Segment> segments() {
    return Segment.parse(path);
  }

  public String header(String name) {
    return headers.get(name);
  }

  public String option(String name) {
    return query.get(name);
  }

  public Preferences prefer() {
    return Preferences.parse(header("Prefer"));
  }

  /** The id by which the client knows its request, or null. */
  public String clientId() {
    String id = header("x-ms-client-request-id");
    return id == null ? header("client-request-id") : id;
  }

  /** The JSON object of the body; anything else is refused with the given code. */
  public ObjectNode object(String errorCode) {
    JsonNode node = body.length == 0 ? null : Json.treeOrNull(body);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new ApiException(
        400, errorCode, "The request body is not a JSON object; an object is expected.");
  }
}
