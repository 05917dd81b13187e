package dev.tandem.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Forecast;
import dev.tandem.sync.Foreseen;
import dev.tandem.sync.FullSyncLine;
import dev.tandem.sync.Problem;
import dev.tandem.sync.Recommendation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The full synchronisation: reviewed, foreseen, started, watched, paused, resumed, restarted. */
final class FullSyncResource {
  private final NodeControl node;
  private final InstantSource clock;

  FullSyncResource(NodeControl node, InstantSource clock) {
    this.node = node;
    this.clock = clock;
  }

  Map<String, Handler> handlers() {
    return Map.of(
        "getFullSync", call -> lines(node.fullSync().lines()),
        "reviewFullSync", call -> lines(node.fullSync().review()),
        "forecastFullSync", this::forecast,
        "startFullSync", this::start,
        "pauseFullSync", call -> command(call, this::pause, "is not under way"),
        "resumeFullSync", call -> command(call, node.fullSync()::resume, "is not paused"));
  }

  private Answer lines(List<FullSyncLine> lines) {
    ObjectNode page = Views.object();
    page.set("items", Views.array(lines, this::line));
    return Answer.ok(page);
  }

  private ObjectNode line(FullSyncLine line) {
    long done = node.fullSync().done(line);
    ObjectNode view = Views.object();
    view.put("mapping", line.mapping());
    view.put("recommendation", Views.code(line.recommendation()));
    view.put("status", Views.code(line.status()));
    view.put("mode", Views.code(line.mode()));
    view.put("allowDuplicates", line.allowDuplicates());
    view.put("erp", line.erp());
    view.put("crm", line.crm());
    view.put("coupled", line.coupled());
    view.put("side", line.side() == null ? null : line.side().code());
    view.put("reviewedAt", Views.time(line.reviewedAt()));
    view.put("startedAt", Views.time(line.startedAt()));
    view.put("finishedAt", Views.time(line.finishedAt()));
    view.set("problem", Views.problem(line.problem()));
    view.put("done", done);
    view.put("total", node.fullSync().total(line));
    progress(view, line, done);
    return view;
  }

  /** Rate since the start, and what is left at that rate. */
  private void progress(ObjectNode view, FullSyncLine line, long done) {
    if (line.startedAt() == null || done == 0) {
      return;
    }
    Instant until = line.finishedAt() == null ? clock.instant() : line.finishedAt();
    long millis = Math.max(1, Duration.between(line.startedAt(), until).toMillis());
    long perSecond = done * 1000 / millis;
    view.put("perSecond", perSecond);
    if (line.status() == FullSyncLine.Status.RUNNING && perSecond > 0) {
      view.put("secondsLeft", Math.max(0, node.fullSync().total(line) - done) / perSecond);
    }
  }

  private Answer forecast(Call call) {
    Mapping mapping = MappingResource.mapping(node, call);
    Recommendation mode = call.text("mode").map(FullSyncResource::mode).orElse(Recommendation.FULL);
    Forecast forecast = node.fullSync().forecast(mapping, mode);
    ObjectNode view = Views.object();
    ObjectNode counts = view.putObject("counts");
    for (Side side : Side.values()) {
      ObjectNode ofSide = counts.putObject(side.code());
      for (Foreseen foreseen : Foreseen.values()) {
        if (forecast.count(side, foreseen) > 0) {
          ofSide.put(Views.code(foreseen), forecast.count(side, foreseen));
        }
      }
    }
    view.put("likelyDuplicates", forecast.likelyDuplicates());
    view.put("doubtful", forecast.doubtful());
    view.set("examples", Views.array(forecast.examples(), Views::prospect));
    return Answer.ok(view);
  }

  private Answer start(Call call) {
    Map<String, Recommendation> modes = new LinkedHashMap<>();
    call.body()
        .path("modes")
        .fields()
        .forEachRemaining(e -> modes.put(e.getKey(), mode(e.getValue().asText())));
    List<String> names =
        call.texts("mappings").stream()
            .map(name -> MappingResource.mapping(node, name).name())
            .toList();
    Map<String, Problem> refused =
        node.fullSync().start(names, modes, call.flag("allowDuplicates"));
    node.wakeFullSync();
    ObjectNode view = Views.object();
    ObjectNode problems = view.putObject("refused");
    refused.forEach((mapping, problem) -> problems.set(mapping, Views.problem(problem)));
    view.set("items", Views.array(node.fullSync().lines(), this::line));
    return Answer.accepted(view);
  }

  private boolean pause(String mapping) {
    boolean paused = node.fullSync().pause(mapping);
    node.haltFullSync(mapping);
    return paused;
  }

  private Answer command(Call call, Predicate<String> command, String otherwise) {
    String name = MappingResource.mapping(node, call).name();
    if (!command.test(name)) {
      throw Refusal.conflict(
          ErrorCode.FULL_SYNC_STATE.with("The line of " + name + ' ' + otherwise + '.'));
    }
    node.wakeFullSync();
    return lines(node.fullSync().lines());
  }

  private static Recommendation mode(String code) {
    return Recommendation.valueOf(code.toUpperCase(Locale.ROOT));
  }
}
