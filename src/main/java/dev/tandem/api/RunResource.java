package dev.tandem.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sync.IgnoredRecord;
import dev.tandem.sync.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private Answer list(Call call) {
    return page(call, call.query("mapping"));
  }

  private Answer ofMapping(Call call) {
    return page(call, Optional.of(call.path("mapping")));
  }

  /** The newest first. */
  private Answer page(Call call, Optional<String> mapping) {
    Optional<String> name = mapping.map(m -> MappingResource.mapping(node, m).name());
    Optional<Run> after = call.query("after").map(this::run);
    List<Run> runs = records.runs().page(name, after, call.limit() + 1);
    return Answer.ok(Views.page(runs, call.limit(), Views::run, run -> run.id().toString()));
  }

  private Answer get(Call call) {
    return Answer.ok(Views.run(run(call.path("run"))));
  }

  private Answer ignored(Call call) {
    Run run = run(call.path("run"));
    List<IgnoredRecord> ignored =
        records.runs().ignored(run.id(), call.query("after"), call.limit() + 1);
    return Answer.ok(Views.page(ignored, call.limit(), RunResource::ignored, IgnoredRecord::place));
  }

  private Run run(String id) {
    return records
        .runs()
        .find(UUID.fromString(id))
        .orElseThrow(() -> Refusal.of(404, "There is no run " + id + '.'));
  }

  private static ObjectNode ignored(IgnoredRecord ignored) {
    ObjectNode view = Views.object();
    view.put("side", ignored.side().code());
    view.put("recordId", ignored.recordId());
    Views.code(view, ignored.code());
    view.put("detail", ignored.detail());
    return view;
  }
}
