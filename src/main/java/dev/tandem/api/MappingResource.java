package dev.tandem.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Decision;
import dev.tandem.sync.DeletionWatch;
import dev.tandem.sync.Foreseen;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.Prospect;
import dev.tandem.sync.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The mappings, and what can be done with all records of one. */
final class MappingResource {
  private static final int MOST_EXAMPLES = 1000;

  private final NodeControl node;
  private final Records records;

  MappingResource(NodeControl node, Records records) {
    this.node = node;
    this.records = records;
  }

  Map<String, Handler> handlers() {
    return Map.of(
        "listMappings", this::list,
        "getMapping", this::get,
        "startRun", this::startRun,
        "matchRecords", this::match,
        "findDeleted", this::findDeleted,
        "listDecisions", this::decisions,
        "revokeDecision", this::revoke);
  }

  private Answer list(Call call) {
    ObjectNode page = Views.object();
    page.set("items", Views.array(node.mappings().inOrder(), MappingView::summary));
    return Answer.ok(page);
  }

  private Answer get(Call call) {
    return Answer.ok(MappingView.whole(mapping(node, call)));
  }

  /** Reads what changed, or everything; or tells what that would do. */
  private Answer startRun(Call call) {
    Mapping mapping = mapping(node, call);
    boolean full = call.text("mode").orElse("modified").equals("full");
    Instruction instruction = call.flag("unconditional") ? Instruction.AGAIN : Instruction.NONE;
    List<Side> sides = sides(mapping, call);
    if (call.flag("dryRun")) {
      return foreseen(mapping, sides, instruction, false);
    }
    List<UUID> runs = new ArrayList<>();
    for (Side side : sides) {
      UUID run = node.newRun();
      node.submit(
          full
              ? Request.full(run, mapping.name(), side, instruction)
              : Request.modified(run, mapping.name(), side));
      runs.add(run);
    }
    return started(runs);
  }

  /** Couples by the match groups; creates those without a match only if told so. */
  private Answer match(Call call) {
    Mapping mapping = mapping(node, call);
    Instruction instruction = call.flag("createUnmatched") ? Instruction.CREATE : Instruction.MATCH;
    Side from =
        call.side("side").orElse(mapping.direction().flowsTo(Side.CRM) ? Side.ERP : Side.CRM);
    if (call.flag("dryRun")) {
      return foreseen(mapping, List.of(from), instruction, true);
    }
    UUID run = node.newRun();
    node.submit(Request.full(run, mapping.name(), from, instruction));
    return started(List.of(run));
  }

  /** Counts of all, and the records themselves but for those in step. */
  private Answer foreseen(
      Mapping mapping, List<Side> sides, Instruction instruction, boolean uncoupledOnly) {
    ObjectNode view = Views.object();
    ObjectNode counts = view.putObject("counts");
    List<Prospect> told = new ArrayList<>();
    for (Side side : sides) {
      Map<Foreseen, Long> tally = new java.util.EnumMap<>(Foreseen.class);
      node.survey(mapping)
          .all(
              mapping,
              side,
              instruction,
              page -> page.forEach(p -> tell(p, uncoupledOnly, tally, told)));
      ObjectNode ofSide = counts.putObject(side.code());
      tally.forEach((foreseen, count) -> ofSide.put(Views.code(foreseen), count));
    }
    view.set("items", Views.array(told, Views::prospect));
    return Answer.ok(view);
  }

  private static void tell(
      Prospect prospect, boolean uncoupledOnly, Map<Foreseen, Long> tally, List<Prospect> told) {
    boolean coupled =
        prospect.partnerId() != null
            && prospect.foreseen() != Foreseen.COUPLE
            && prospect.foreseen() != Foreseen.CONFLICT;
    if (uncoupledOnly && coupled) {
      return;
    }
    tally.merge(prospect.foreseen(), 1L, Long::sum);
    if (prospect.foreseen() != Foreseen.UNCHANGED && told.size() < MOST_EXAMPLES) {
      told.add(prospect);
    }
  }

  /** Compares keys; deals with what is gone unless it is a dry run. */
  private Answer findDeleted(Call call) {
    Mapping mapping = mapping(node, call);
    ObjectNode view = Views.object();
    List<UUID> runs = new ArrayList<>();
    for (Side side : call.side("side").map(List::of).orElse(List.of(Side.values()))) {
      DeletionWatch.Finding finding = node.deletions().look(mapping, side);
      ObjectNode found = view.putObject(side.code());
      found.put("coupled", finding.coupled());
      found.put("implausible", finding.isImplausible());
      found.set("gone", Views.texts(finding.gone()));
      boolean act = !finding.isImplausible() || call.flag("confirm");
      if (!call.flag("dryRun") && act && !finding.gone().isEmpty()) {
        Request request = node.deletions().confirmed(mapping, side, finding);
        node.submit(request);
        runs.add(request.run());
      }
    }
    view.set("runs", Views.texts(runs.stream().map(UUID::toString).toList()));
    return Answer.ok(view);
  }

  private Answer decisions(Call call) {
    ObjectNode page = Views.object();
    page.set(
        "items",
        Views.array(records.decisions().of(mapping(node, call).name()), MappingResource::decision));
    return Answer.ok(page);
  }

  private static ObjectNode decision(Decision decision) {
    ObjectNode view = Views.object();
    view.put("mapping", decision.mapping());
    view.put("erpField", decision.erpField());
    view.put("crmField", decision.crmField());
    view.put("winner", decision.winner().code());
    return view;
  }

  private Answer revoke(Call call) {
    String erp = call.query("erpField").orElse(null);
    String crm = call.query("crmField").orElse(null);
    Decision decision = new Decision(mapping(node, call).name(), erp, crm, Side.ERP);
    if (!records.decisions().revoke(decision)) {
      throw Refusal.of(404, "There is no such decision.");
    }
    return Answer.nothing();
  }

  static Answer started(List<UUID> runs) {
    ObjectNode view = Views.object();
    view.set("runs", Views.texts(runs.stream().map(UUID::toString).toList()));
    return Answer.accepted(view);
  }

  private static List<Side> sides(Mapping mapping, Call call) {
    String direction = call.text("direction").orElse("both");
    return List.of(Side.ERP, Side.CRM).stream()
        .filter(side -> mapping.direction().flowsTo(side.other()))
        .filter(side -> direction.equals("both") || direction.equals("to-" + side.other().code()))
        .toList();
  }

  static Mapping mapping(NodeControl node, Call call) {
    return mapping(node, call.path("mapping"));
  }

  static Mapping mapping(NodeControl node, String name) {
    return node.mappings()
        .find(name)
        .orElseThrow(() -> Refusal.of(404, "There is no mapping named " + name + '.'));
  }
}
