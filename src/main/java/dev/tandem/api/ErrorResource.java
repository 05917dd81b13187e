package dev.tandem.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.Decision;
import dev.tandem.sync.ErrorGroup;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.RecordError;
import dev.tandem.sync.Request;
import dev.tandem.sync.Settlement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Records that are not in step: shown, tried again, resolved. */
final class ErrorResource {
  private static final int MOST_AT_ONCE = 100_000;

  private final NodeControl node;
  private final Records records;

  ErrorResource(NodeControl node, Records records) {
    this.node = node;
    this.records = records;
  }

  Map<String, Handler> handlers() {
    return Map.of(
        "listErrors", this::list,
        "summariseErrors", this::summary,
        "getError", this::get,
        "retryErrors", this::retry,
        "resolveErrors", this::resolve);
  }

  private Answer list(Call call) {
    List<RecordError> errors =
        records
            .errors()
            .page(
                call.query("mapping").map(m -> MappingResource.mapping(node, m).name()),
                call.query("code"),
                call.query("side").map(Side::of),
                call.query("after"),
                call.limit() + 1);
    return Answer.ok(Views.page(errors, call.limit(), Views::error, RecordError::place));
  }

  private Answer summary(Call call) {
    ObjectNode page = Views.object();
    page.set("items", Views.array(records.errors().groups(), ErrorResource::group));
    return Answer.ok(page);
  }

  private static ObjectNode group(ErrorGroup group) {
    ObjectNode view = Views.object();
    view.put("mapping", group.mapping());
    Views.code(view, group.code());
    view.put("count", group.count());
    view.put("skipped", group.skipped());
    view.put("since", Views.time(group.since()));
    return view;
  }

  private Answer get(Call call) {
    Mapping mapping = MappingResource.mapping(node, call);
    return records.errors().find(mapping.name(), call.side(), List.of(call.path("record"))).stream()
        .findFirst()
        .map(error -> Answer.ok(Views.error(error)))
        .orElseThrow(
            () ->
                Refusal.of(
                    404,
                    "The %s record %s has no error in %s."
                        .formatted(call.side(), call.path("record"), mapping.name())));
  }

  /** One, a group, or all. */
  private Answer retry(Call call) {
    List<UUID> runs = new ArrayList<>();
    grouped(wanted(call)).forEach((group, ids) -> runs.add(submit(group, ids, Instruction.AGAIN)));
    return MappingResource.started(runs);
  }

  /** A conflict or a deletion: one, a group, all; for now or for always. */
  private Answer resolve(Call call) {
    Optional<Settlement> settlement =
        call.text("settlement").map(s -> Settlement.valueOf(s.toUpperCase(Locale.ROOT)));
    if (settlement.isEmpty() && call.side("winner").isEmpty() && !call.body().has("winners")) {
      throw Refusal.of(400, "Name a winner, winners by field, or a settlement.");
    }
    List<RecordError> errors = wanted(call);
    if (call.flag("always")) {
      decide(call, errors);
    }
    List<UUID> runs = new ArrayList<>();
    if (settlement.isPresent()) {
      Instruction instruction = Instruction.settle(settlement.get());
      grouped(errors)
          .forEach((group, ids) -> runs.addAll(settle(group, ids, settlement.get(), instruction)));
    } else {
      Instruction instruction =
          Instruction.resolve(call.side("winner").orElse(null), winners(call));
      grouped(errors).forEach((group, ids) -> runs.addAll(onBothSides(group, ids, instruction)));
    }
    return MappingResource.started(runs);
  }

  private static Map<String, Side> winners(Call call) {
    Map<String, Side> winners = new LinkedHashMap<>();
    call.body()
        .path("winners")
        .fields()
        .forEachRemaining(e -> winners.put(e.getKey(), Side.of(e.getValue().asText())));
    return winners;
  }

  /** From now on nobody is asked about these fields any more. */
  private void decide(Call call, List<RecordError> errors) {
    Side winner =
        call.side("winner")
            .orElseThrow(() -> Refusal.of(400, "For always there must be one winner."));
    if (call.texts("fields").isEmpty()) {
      errors.stream()
          .map(RecordError::mapping)
          .distinct()
          .forEach(m -> records.decisions().decide(new Decision(m, null, null, winner)));
      return;
    }
    for (String mapping : errors.stream().map(RecordError::mapping).distinct().toList()) {
      MappingResource.mapping(node, mapping).activeFields().stream()
          .filter(rule -> rule.erp() != null && call.texts("fields").contains(rule.erp()))
          .forEach(
              rule ->
                  records
                      .decisions()
                      .decide(new Decision(mapping, rule.erp(), rule.crm(), winner)));
    }
  }

  private List<RecordError> wanted(Call call) {
    Optional<String> mapping =
        call.text("mapping").map(name -> MappingResource.mapping(node, name).name());
    List<String> ids = call.texts("ids");
    if (!ids.isEmpty()) {
      String name = mapping.orElseThrow(() -> Refusal.of(400, "Ids need their mapping and side."));
      Side side = call.side("side").orElseThrow(() -> Refusal.of(400, "Ids need their side."));
      return records.errors().find(name, side, ids);
    }
    return records
        .errors()
        .page(mapping, call.text("code"), call.side("side"), Optional.empty(), MOST_AT_ONCE);
  }

  private record Group(String mapping, Side side) {}

  private static Map<Group, List<String>> grouped(List<RecordError> errors) {
    Map<Group, List<String>> groups = new LinkedHashMap<>();
    errors.forEach(
        e ->
            groups
                .computeIfAbsent(new Group(e.mapping(), e.side()), g -> new ArrayList<>())
                .add(e.recordId()));
    return groups;
  }

  /** A conflict is settled on both sides, so that other edits of the pair flow, too. */
  private List<UUID> onBothSides(Group group, List<String> ids, Instruction instruction) {
    List<UUID> runs = new ArrayList<>();
    runs.add(submit(group, ids, instruction));
    List<String> partners = partners(group, ids);
    if (!partners.isEmpty()) {
      runs.add(submit(new Group(group.mapping(), group.side().other()), partners, instruction));
    }
    return runs;
  }

  /** The error is about the survivor; what is to be settled is the record that is gone. */
  private List<UUID> settle(
      Group group, List<String> ids, Settlement settlement, Instruction instruction) {
    if (settlement == Settlement.UNCOUPLE) {
      return List.of(submit(group, ids, instruction));
    }
    List<String> gone = partners(group, ids);
    return gone.isEmpty()
        ? List.of()
        : List.of(submit(new Group(group.mapping(), group.side().other()), gone, instruction));
  }

  private List<String> partners(Group group, List<String> ids) {
    return records.couplings().find(group.mapping(), group.side(), ids).stream()
        .map((Coupling c) -> c.id(group.side().other()))
        .toList();
  }

  private UUID submit(Group group, List<String> ids, Instruction instruction) {
    UUID run = node.newRun();
    node.submit(Request.named(run, group.mapping(), group.side(), ids, instruction));
    return run;
  }
}
