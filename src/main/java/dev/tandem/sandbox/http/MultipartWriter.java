package dev.tandem.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Writing of a multipart/mixed answer. */
public final class MultipartWriter {
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(204, "No Content"),
          Map.entry(304, "Not Modified"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(429, "Too Many Requests"));

  private final String boundary;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public MultipartWriter(String boundary) {
    this.boundary = boundary;
  }

  /** Adds an answer as application/http; the content id may be null. */
  public void add(Response response, String contentId) {
    open();
    line("Content-Type: application/http");
    line("Content-Transfer-Encoding: binary");
    if (contentId != null) {
      line("Content-ID: " + contentId);
    }
    line("");
    line("HTTP/1.1 " + response.status() + " " + REASONS.getOrDefault(response.status(), "Status"));
    new TreeMap<>(response.headers()).forEach((name, value) -> line(name + ": " + value));
    line("");
    out.writeBytes(response.body());
    line("");
  }

  public void add(MultipartWriter nested) {
    open();
    line("Content-Type: " + nested.contentType());
    line("");
    out.writeBytes(nested.close());
  }

  public String contentType() {
    return "multipart/mixed; boundary=" + boundary;
  }

  public byte[] close() {
    line("--" + boundary + "--");
    return out.toByteArray();
  }

  public Response response(int status) {
    return new Response(status, Map.of("Content-Type", contentType()), close());
  }

  private void open() {
    line("--" + boundary);
  }

  private void line(String text) {
    out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
