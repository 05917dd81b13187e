package dev.tandem.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Edition;
import dev.tandem.sync.ErrorGroup;
import dev.tandem.sync.RefusedEdit;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** How the node is. */
final class StatusResource {
  private final NodeControl node;
  private final Records records;
  private final InstantSource clock;

  StatusResource(NodeControl node, Records records, InstantSource clock) {
    this.node = node;
    this.records = records;
    this.clock = clock;
  }

  Map<String, Handler> handlers() {
    return Map.of("getStatus", this::status);
  }

  private Answer status(Call call) {
    ObjectNode status = Views.object();
    status.put("version", node.version());
    status.put("startedAt", Views.time(node.startedAt()));
    node.surroundings().forEach((name, state) -> status.set(name, part(state)));
    status.set("configuration", configuration());
    Tally tally = new Tally(records);
    status.set("mappings", Views.array(node.mappings().inOrder(), m -> mapping(m, tally)));
    return Answer.ok(status);
  }

  /** How many couplings and errors there are, each asked for once. */
  private record Tally(Map<String, Long> couplings, Map<String, Long> errors) {
    Tally(Records records) {
      this(
          records.couplings().counts(),
          records.errors().groups().stream()
              .collect(
                  Collectors.groupingBy(
                      ErrorGroup::mapping, Collectors.summingLong(ErrorGroup::count))));
    }
  }

  private static ObjectNode part(PartState state) {
    ObjectNode view = Views.object();
    view.put("address", state.address());
    view.put("reachable", state.isReachable());
    view.set("fault", Views.problem(state.fault().orElse(null)));
    return view;
  }

  private ObjectNode configuration() {
    Edition edition = node.edits().inEffect();
    ObjectNode view = Views.object();
    view.put("revision", edition.id());
    view.put("since", Views.time(edition.since()));
    view.set("files", Views.texts(edition.files()));
    node.edits().refused().ifPresent(refused -> view.set("refused", refused(refused)));
    return view;
  }

  private static ObjectNode refused(RefusedEdit edit) {
    ObjectNode view = Views.object();
    view.put("at", Views.time(edit.at()));
    view.set("files", Views.texts(edit.files()));
    view.set("complaints", Views.array(edit.complaints(), c -> c.json()));
    return view;
  }

  private ObjectNode mapping(Mapping mapping, Tally tally) {
    String name = mapping.name();
    ObjectNode view = Views.object();
    view.put("name", name);
    view.put("enabled", mapping.enabled());
    view.put("reason", mapping.reason());
    view.put("held", node.fullSync().holds(name));
    view.set("off", Views.problem(node.availability().reason(name).orElse(null)));
    view.put("couplings", tally.couplings().getOrDefault(name, 0L));
    view.put("errors", tally.errors().getOrDefault(name, 0L));
    ObjectNode sides = view.putObject("sides");
    for (Side side : Side.values()) {
      if (mapping.direction().flowsTo(side.other())) {
        sides.set(side.code(), side(name, side));
      }
    }
    return view;
  }

  private ObjectNode side(String mapping, Side side) {
    ObjectNode view = Views.object();
    view.put("readThrough", Views.time(records.bookmarks().find(mapping, side).orElse(null)));
    view.set("lastRun", records.runs().last(mapping, side).map(Views::run).orElse(null));
    node.lags()
        .of(mapping, side)
        .ifPresent(
            lag -> {
              view.put("readAt", Views.time(lag.readAt()));
              view.put("open", lag.open());
              view.put("lagSeconds", Math.max(0, lag.at(clock.instant()).toSeconds()));
            });
    return view;
  }
}
