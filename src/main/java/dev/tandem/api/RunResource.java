package dev.tandem.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.sync.IgnoredRecord;
import dev.tandem.sync.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The run history. */
final class RunResource {
  private final NodeControl node;
  private final Records records;

  RunResource(NodeControl node, Records records) {
    this.node = node;
    this.records = records;
  }

  Map<String, Handler> handlers() {
    return Map.of(
        "listRuns", this::list,
        "listRunsOfMapping", this::ofMapping,
        "getRun", this::get,
        "listIgnored", this::ignored);
  }

  /** The newest first, of all mappings. */
  private Answer list(Call call) {
    List<Run> runs =
        node.mappings().inOrder().stream()
            .map(Mapping::name)
            .flatMap(name -> records.runs().latest(name, call.limit()).stream())
            .sorted(Comparator.comparing(Run::startedAt).reversed())
            .limit(call.limit())
            .toList();
    return items(runs);
  }

  private Answer ofMapping(Call call) {
    String name = MappingResource.mapping(node, call).name();
    return items(records.runs().latest(name, call.limit()));
  }

  private static Answer items(List<Run> runs) {
    ObjectNode page = Views.object();
    page.set("items", Views.array(runs, Views::run));
    return Answer.ok(page);
  }

  private Answer get(Call call) {
    return records
        .runs()
        .find(id(call))
        .map(run -> Answer.ok(Views.run(run)))
        .orElseThrow(() -> Refusal.of(404, "There is no run " + call.path("run") + '.'));
  }

  private Answer ignored(Call call) {
    ObjectNode page = Views.object();
    page.set(
        "items", Views.array(records.runs().ignored(id(call), call.limit()), RunResource::ignored));
    return Answer.ok(page);
  }

  private static ObjectNode ignored(IgnoredRecord ignored) {
    ObjectNode view = Views.object();
    view.put("side", ignored.side().code());
    view.put("recordId", ignored.recordId());
    Views.code(view, ignored.code());
    view.put("detail", ignored.detail());
    return view;
  }

  private static UUID id(Call call) {
    try {
      return UUID.fromString(call.path("run"));
    } catch (IllegalArgumentException e) {
      throw Refusal.of(404, "There is no run " + call.path("run") + '.');
    }
  }
}
