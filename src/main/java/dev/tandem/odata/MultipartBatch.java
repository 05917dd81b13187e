package dev.tandem.odata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code $batch} in {@code multipart/mixed}: written strictly, read tolerantly (any line ends,
 * with or without lengths and Content-IDs, change sets flattened).
 */
public final class MultipartBatch {
  private static final String END = "\r\n";
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary\\s*=\\s*(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern STATUS = Pattern.compile("HTTP/\\S+\\s+(\\d{3}).*");

  private MultipartBatch() {}

  public static String contentType(String boundary) {
    return "multipart/mixed; boundary=" + boundary;
  }

  /** The body of a request with the given boundary; every part stands outside change sets. */
  public static String write(List<Part> parts, String boundary) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append("--").append(boundary).append(END);
      text.append("Content-Type: application/http").append(END);
      text.append("Content-Transfer-Encoding: binary").append(END).append(END);
      write(part, text);
    }
    return text.append("--").append(boundary).append("--").append(END).toString();
  }

  private static void write(Part part, StringBuilder text) {
    text.append(part.method()).append(' ').append(part.url()).append(" HTTP/1.1").append(END);
    part.headers()
        .forEach((name, value) -> text.append(name).append(": ").append(value).append(END));
    text.append(END);
    if (part.body() != null) {
      text.append(Json.write(part.body()));
    }
    text.append(END);
  }

  /** The parts' answers in order; empty if the answer is no multipart at all. */
  public static Optional<List<PartAnswer>> read(HttpAnswer answer) {
    return answer
        .headers()
        .get("Content-Type")
        .filter(type -> type.regionMatches(true, 0, "multipart/", 0, 10))
        .flatMap(MultipartBatch::boundary)
        .map(boundary -> read(Arrays.asList(answer.body().split("\r?\n", -1)), boundary));
  }

  private static Optional<String> boundary(String contentType) {
    Matcher matcher = BOUNDARY.matcher(contentType);
    return matcher.find()
        ? Optional.of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2))
        : Optional.empty();
  }

  private static List<PartAnswer> read(List<String> lines, String boundary) {
    List<PartAnswer> answers = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      boolean last = line.equals("--" + boundary + "--");
      if (last || line.equals("--" + boundary)) {
        if (begin >= 0) {
          answers.addAll(part(lines.subList(begin, i)));
        }
        begin = last ? -1 : i + 1;
      }
    }
    return answers;
  }

  private static List<PartAnswer> part(List<String> lines) {
    int blank = blank(lines, 0);
    String type = headers(lines.subList(0, blank)).get("Content-Type").orElse("");
    List<String> content = lines.subList(Math.min(blank + 1, lines.size()), lines.size());
    return type.startsWith("multipart/")
        ? boundary(type).map(inner -> read(content, inner)).orElse(List.of())
        : response(content).map(List::of).orElse(List.of());
  }

  private static Optional<PartAnswer> response(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher status = STATUS.matcher(lines.get(i).strip());
      if (status.matches()) {
        int blank = blank(lines, i + 1);
        Headers headers = headers(lines.subList(i + 1, blank));
        String body = String.join("\n", lines.subList(blank, lines.size())).strip();
        return Optional.of(
            new PartAnswer(Integer.parseInt(status.group(1)), headers, Json.read(body)));
      }
    }
    return Optional.empty();
  }

  private static int blank(List<String> lines, int from) {
    int i = from;
    while (i < lines.size() && !lines.get(i).isBlank()) {
      i++;
    }
    return i;
  }

  private static Headers headers(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return Headers.of(values);
  }
}
