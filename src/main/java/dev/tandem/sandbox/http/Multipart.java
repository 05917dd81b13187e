package dev.tandem.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reading of multipart/mixed. Lines end in CRLF; anything else makes the stream unreadable. */
public final class Multipart {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary\\s*=\\s*(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

  /** One part: its headers and what follows them. */
  public record Part(Headers headers, byte[] content) {}

  private final byte[] bytes;
  private final Supplier<ApiException> unreadable;
  private int position;

  private Multipart(byte[] bytes, Supplier<ApiException> unreadable) {
    this.bytes = bytes;
    this.unreadable = unreadable;
  }

  /**
   * @param unreadable what to throw when the text is no multipart of that boundary
   */
  public static List<Part> parts(
      byte[] body, String contentType, Supplier<ApiException> unreadable) {
    Matcher matcher = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!matcher.find()) {
      throw unreadable.get();
    }
    String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return new Multipart(body, unreadable).parts("--" + boundary);
  }

  /** The request inside a part of type application/http. */
  public static Request request(
      Part part, String root, Headers outer, Supplier<ApiException> unreadable) {
    Multipart reader = new Multipart(part.content(), unreadable);
    String line = reader.line();
    int first = line.indexOf(' ');
    int last = line.lastIndexOf(" HTTP/");
    if (first < 0 || last <= first) {
      throw unreadable.get();
    }
    Headers headers = reader.headers().or(outer);
    String url = line.substring(first + 1, last).strip();
    return Request.of(line.substring(0, first), root, url, headers, reader.rest());
  }

  private List<Part> parts(String delimiter) {
    List<Part> parts = new ArrayList<>();
    byte[] mark = delimiter.getBytes(StandardCharsets.UTF_8);
    int start = indexOf(mark, 0);
    if (start < 0) {
      throw unreadable.get();
    }
    position = start + mark.length;
    while (!startsWith("--")) {
      line();
      Headers headers = headers();
      int end = indexOf(concat(CRLF, mark), position - CRLF.length);
      if (end < 0) {
        throw unreadable.get();
      }
      parts.add(new Part(headers, slice(position, Math.max(position, end))));
      position = end + CRLF.length + mark.length;
    }
    return parts;
  }

  private boolean startsWith(String text) {
    return position + text.length() <= bytes.length
        && new String(bytes, position, text.length(), StandardCharsets.UTF_8).equals(text);
  }

  private String line() {
    int end = indexOf(CRLF, position);
    if (end < 0) {
      throw unreadable.get();
    }
    String line = new String(bytes, position, end - position, StandardCharsets.UTF_8);
    if (line.indexOf('\n') >= 0) {
      throw unreadable.get();
    }
    position = end + CRLF.length;
    return line;
  }

  private Headers headers() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw unreadable.get();
      }
      fields.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    return new Headers(fields);
  }

  private byte[] rest() {
    return slice(Math.min(position, bytes.length), bytes.length);
  }

  private byte[] slice(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }

  private int indexOf(byte[] mark, int from) {
    for (int i = from; i <= bytes.length - mark.length; i++) {
      int j = 0;
      while (j < mark.length && bytes[i + j] == mark[j]) {
        j++;
      }
      if (j == mark.length) {
        return i;
      }
    }
    return -1;
  }
}
