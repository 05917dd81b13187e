package dev.tandem.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.sync.Complaint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code ./tandem check} found, for people and for programs. */
final class CheckReport {
  /**
   * Whether a mapping would run.
   *
   * @param ok nothing is wrong with it
   * @param off true: it does not run
   * @param reason why it is off, or null
   */
  record Verdict(boolean ok, boolean off, String reason) {
    @Override
    public String toString() {
      return off ? "off: " + reason : "on";
    }
  }

  private final List<Complaint> complaints = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Verdict> mappings = new LinkedHashMap<>();

  void add(List<Complaint> more) {
    complaints.addAll(more);
  }

  void note(String note) {
    notes.add(note);
  }

  void put(Mapping mapping, List<Complaint> found) {
    add(found);
    String reason = mapping.reason() == null ? "enabled: false" : mapping.reason();
    if (mapping.enabled()) {
      reason = found.isEmpty() ? null : found.get(0).finding().message();
    }
    mappings.put(mapping.name(), new Verdict(found.isEmpty(), reason != null, reason));
  }

  boolean isOk() {
    return complaints.isEmpty();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("ok", isOk());
    ArrayNode findings = json.putArray("findings");
    complaints.forEach(complaint -> findings.add(complaint.json()));
    ArrayNode said = json.putArray("notes");
    notes.forEach(said::add);
    ObjectNode all = json.putObject("mappings");
    mappings.forEach(
        (name, verdict) ->
            all.putObject(name)
                .put("ok", verdict.ok())
                .put("off", verdict.off())
                .put("reason", verdict.reason()));
    return json;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    complaints.forEach(complaint -> lines.add(complaint.toString()));
    notes.forEach(note -> lines.add("Note: " + note));
    mappings.forEach((name, verdict) -> lines.add("%-18s %s".formatted(name, verdict)));
    lines.add(isOk() ? "Nothing is wrong." : "Findings: " + complaints.size() + ".");
    return lines.stream().collect(Collectors.joining(System.lineSeparator()));
  }
}
