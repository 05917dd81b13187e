package dev.tandem.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Side;
import dev.tandem.sync.Creation;
import dev.tandem.sync.Instruction;
import dev.tandem.sync.Settlement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An instruction as the property {@code instruction} of a change event; what is not said is left
 * out.
 */
final class InstructionJson {
  private InstructionJson() {}

  static ObjectNode write(Instruction instruction) {
    ObjectNode node = CloudEvent.object();
    if (instruction.creation() != Creation.AS_MAPPED) {
      node.put("create", instruction.creation() == Creation.YES);
    }
    flag(node, "unconditional", instruction.unconditional());
    flag(node, "overwrite", instruction.overwrite());
    if (instruction.winner() != null) {
      node.put("winner", instruction.winner().code());
    }
    if (!instruction.winners().isEmpty()) {
      ObjectNode winners = node.putObject("winners");
      instruction.winners().forEach((field, side) -> winners.put(field, side.code()));
    }
    if (instruction.partner() != null) {
      node.put("partner", instruction.partner());
    }
    if (instruction.settlement() != null) {
      node.put("settlement", instruction.settlement().name().toLowerCase(Locale.ROOT));
    }
    return node;
  }

  private static void flag(ObjectNode node, String name, boolean value) {
    if (value) {
      node.put(name, true);
    }
  }

  private static Creation creation(JsonNode create) {
    return create.isMissingNode()
        ? Creation.AS_MAPPED
        : create.asBoolean() ? Creation.YES : Creation.NO;
  }

  static Instruction read(JsonNode node) {
    if (!node.isObject()) {
      return Instruction.NONE;
    }
    Map<String, Side> winners = new LinkedHashMap<>();
    node.path("winners")
        .fields()
        .forEachRemaining(e -> winners.put(e.getKey(), Side.of(e.getValue().asText())));
    String winner = node.path("winner").asText(null);
    String settlement = node.path("settlement").asText(null);
    return new Instruction(
        creation(node.path("create")),
        node.path("unconditional").asBoolean(),
        winner == null ? null : Side.of(winner),
        winners,
        node.path("overwrite").asBoolean(),
        node.path("partner").asText(null),
        settlement == null ? null : Settlement.valueOf(settlement.toUpperCase(Locale.ROOT)));
  }
}
