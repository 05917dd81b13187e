package dev.tandem.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Edition;
import dev.tandem.sync.RefusedEdit;
import java.util.Map;

/** How the node is. */
final class StatusResource {
  private final NodeControl node;
  private final Records records;
  private final Contract contract;

  StatusResource(NodeControl node, Records records, Contract contract) {
    this.node = node;
    this.records = records;
    this.contract = contract;
  }

  Map<String, Handler> handlers() {
    return Map.of("getStatus", this::status, "getContract", call -> Answer.ok(contract.document()));
  }

  private Answer status(Call call) {
    ObjectNode status = Views.object();
    status.put("startedAt", Views.time(node.startedAt()));
    status.set("configuration", configuration());
    status.set("mappings", Views.array(node.mappings().inOrder(), this::mapping));
    return Answer.ok(status);
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

  private ObjectNode mapping(Mapping mapping) {
    String name = mapping.name();
    ObjectNode view = Views.object();
    view.put("name", name);
    view.put("enabled", mapping.enabled());
    view.put("held", node.fullSync().holds(name));
    view.set("off", Views.problem(node.availability().reason(name).orElse(null)));
    view.put("couplings", records.couplings().count(name));
    view.put("errors", records.errors().count(name));
    ObjectNode sides = view.putObject("readThrough");
    for (Side side : Side.values()) {
      sides.put(side.code(), Views.time(records.bookmarks().find(name, side).orElse(null)));
    }
    return view;
  }
}
