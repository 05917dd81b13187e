package dev.tandem.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.CouplingSearch;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.Prospect;
import dev.tandem.sync.Request;
import dev.tandem.sync.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Couplings: shown, set up, removed, synchronised. */
final class CouplingResource {
  private static final int PAGE = 1000;

  private final NodeControl node;
  private final Records records;

  CouplingResource(NodeControl node, Records records) {
    this.node = node;
    this.records = records;
  }

  Map<String, Handler> handlers() {
    return Map.of(
        "searchCouplings", this::search,
        "listCouplings", this::list,
        "getCoupling", this::get,
        "couple", this::couple,
        "uncouple", this::uncouple,
        "uncoupleMany", this::uncoupleMany,
        "synchronise", this::synchronise,
        "createPartners", this::create);
  }

  private Answer list(Call call) {
    Mapping mapping = MappingResource.mapping(node, call);
    List<Coupling> couplings =
        records
            .couplings()
            .page(mapping.name(), call.query("after").orElse(null), call.limit() + 1);
    return Answer.ok(Views.page(couplings, call.limit(), Views::coupling, Coupling::erpId));
  }

  /** In any mapping, by ids and keys. */
  private Answer search(Call call) {
    CouplingSearch wanted =
        new CouplingSearch(
            call.query("mapping").map(m -> MappingResource.mapping(node, m).name()),
            call.query("erpId"),
            call.query("crmId"),
            call.query("erpKey"),
            call.query("crmKey"));
    List<Coupling> couplings =
        records.couplings().search(wanted, call.query("after"), call.limit() + 1);
    return Answer.ok(Views.page(couplings, call.limit(), Views::coupling, Coupling::place));
  }

  private Answer get(Call call) {
    return Answer.ok(Views.coupling(coupling(call)));
  }

  private Coupling coupling(Call call) {
    Mapping mapping = MappingResource.mapping(node, call);
    return find(mapping, call.side(), call.path("record"))
        .orElseThrow(
            () ->
                Refusal.of(
                    404,
                    "The %s record %s is not coupled in %s."
                        .formatted(call.side(), call.path("record"), mapping.name())));
  }

  private Optional<Coupling> find(Mapping mapping, Side side, String id) {
    return records.couplings().find(mapping.name(), side, List.of(id)).stream().findFirst();
  }

  /** Sets a coupling up, or points it at another partner. */
  private Answer couple(Call call) {
    Mapping mapping = MappingResource.mapping(node, call);
    String erp = call.text("erpId").orElseThrow();
    String crm = call.text("crmId").orElseThrow();
    find(mapping, Side.CRM, crm)
        .filter(taken -> !taken.erpId().equals(erp))
        .ifPresent(
            taken -> {
              throw Refusal.conflict(
                  ErrorCode.PARTNER_TAKEN.with(
                      "CRM record %s is coupled with ERP record %s."
                          .formatted(crm, taken.erpId())));
            });
    boolean fromErp = mapping.direction().flowsTo(Side.CRM);
    Side side = fromErp ? Side.ERP : Side.CRM;
    Instruction instruction =
        Instruction.couple(fromErp ? crm : erp, call.side("winner").orElse(null));
    return ask(call, mapping, side, List.of(fromErp ? erp : crm), instruction);
  }

  private Answer uncouple(Call call) {
    Coupling coupling = coupling(call);
    return submit(
        MappingResource.mapping(node, call),
        Side.ERP,
        List.of(coupling.erpId()),
        Instruction.settle(Settlement.UNCOUPLE));
  }

  /** Named ones, or all of a mapping. */
  private Answer uncoupleMany(Call call) {
    Mapping mapping = MappingResource.mapping(node, call);
    Side side = call.side("side").orElse(Side.ERP);
    List<String> ids = call.flag("all") ? all(mapping, side) : call.texts("ids");
    return submit(mapping, side, ids, Instruction.settle(Settlement.UNCOUPLE));
  }

  private List<String> all(Mapping mapping, Side side) {
    List<String> ids = new ArrayList<>();
    List<Coupling> page = records.couplings().page(mapping.name(), null, PAGE);
    while (!page.isEmpty()) {
      page.forEach(c -> ids.add(c.id(side)));
      page = records.couplings().page(mapping.name(), page.get(page.size() - 1).erpId(), PAGE);
    }
    return ids;
  }

  /** One way, which makes the other side equal, or both ways, which merges. */
  private Answer synchronise(Call call) {
    Mapping mapping = MappingResource.mapping(node, call);
    Side side = call.side("side").orElse(Side.ERP);
    List<String> ids = call.texts("ids");
    String direction = call.text("direction").orElse("merge");
    if (direction.equals("merge")) {
      return merge(call, mapping, side, ids);
    }
    Side source = direction.equals("to-crm") ? Side.ERP : Side.CRM;
    if (!mapping.direction().flowsTo(source.other())) {
      throw Refusal.of(400, mapping.name() + " does not flow " + direction + '.');
    }
    List<String> sources = partners(mapping, side, ids, source);
    return ask(call, mapping, source, sources, Instruction.overwriteWith(source));
  }

  private Answer merge(Call call, Mapping mapping, Side side, List<String> ids) {
    List<Prospect> prospects = new ArrayList<>();
    List<UUID> runs = new ArrayList<>();
    for (Side source : Side.values()) {
      if (mapping.direction().flowsTo(source.other())) {
        List<String> sources = partners(mapping, side, ids, source);
        if (call.flag("dryRun")) {
          prospects.addAll(node.survey(mapping).named(mapping, source, sources, Instruction.AGAIN));
        } else {
          runs.add(submitted(mapping, source, sources, Instruction.AGAIN));
        }
      }
    }
    return call.flag("dryRun") ? foreseen(prospects) : MappingResource.started(runs);
  }

  /** The same records under their ids on the other side; those that are not coupled fall out. */
  private List<String> partners(Mapping mapping, Side side, List<String> ids, Side wanted) {
    return side == wanted
        ? ids
        : records.couplings().find(mapping.name(), side, ids).stream()
            .map(c -> c.id(wanted))
            .toList();
  }

  /** Creates the partners of uncoupled records. */
  private Answer create(Call call) {
    Mapping mapping = MappingResource.mapping(node, call);
    Side side = call.side("side").orElse(Side.ERP);
    if (!mapping.direction().flowsTo(side.other())) {
      throw Refusal.of(400, mapping.name() + " does not flow to the " + side.other() + '.');
    }
    return ask(call, mapping, side, call.texts("ids"), Instruction.CREATE);
  }

  private Answer ask(
      Call call, Mapping mapping, Side side, List<String> ids, Instruction instruction) {
    return call.flag("dryRun")
        ? foreseen(node.survey(mapping).named(mapping, side, ids, instruction))
        : submit(mapping, side, ids, instruction);
  }

  private static Answer foreseen(List<Prospect> prospects) {
    ObjectNode view = Views.object();
    view.set("items", Views.array(prospects, Views::prospect));
    return Answer.ok(view);
  }

  private Answer submit(Mapping mapping, Side side, List<String> ids, Instruction instruction) {
    return MappingResource.started(List.of(submitted(mapping, side, ids, instruction)));
  }

  private UUID submitted(Mapping mapping, Side side, List<String> ids, Instruction instruction) {
    UUID run = node.newRun();
    node.submit(Request.named(run, mapping.name(), side, ids, instruction));
    return run;
  }
}
