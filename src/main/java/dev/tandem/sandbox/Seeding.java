package dev.tandem.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Defaulted;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Reference;
import dev.tandem.sandbox.rows.Table;
import dev.tandem.sandbox.rows.ValueCodec;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the rows of a seed into a database. */
final class Seeding {
  private static final Logger LOG = LoggerFactory.getLogger(Seeding.class);
  private static final UUID BLANK = new UUID(0, 0);

  private final Database database;
  private final Instant time;
  private final String idPrefix;

  /**
   * @param time the stamp of rows that have none; the same at every start on the same state
   */
  Seeding(Database database, Instant time) {
    this(database, time, "");
  }

  /**
   * @param idPrefix tells the ids that are made for rows of several databases apart
   */
  Seeding(Database database, Instant time, String idPrefix) {
    this.database = database;
    this.idPrefix = idPrefix;
    this.time = time.truncatedTo(ChronoUnit.SECONDS);
  }

  void load(Map<String, List<ObjectNode>> rows) {
    rows.forEach(
        (set, nodes) -> {
          Table table = database.table(set);
          if (table == null) {
            LOG.warn("The seed has {} rows of {}, for which there is no model.", nodes.size(), set);
          } else {
            nodes.forEach(node -> database.seed(table, draft(table, node)));
          }
        });
  }

  private Draft draft(Table table, ObjectNode node) {
    EntityModel model = table.model();
    JsonNode key = node.get(model.key());
    Draft draft =
        database.draft(table, key == null ? nextId(table) : UUID.fromString(key.asText()));
    for (Column column : model.columns()) {
      Object value = value(model, column, node);
      boolean absent = value == null && column.defaultText() != null;
      draft.set(column, absent ? Defaulted.value(column) : value);
      if (draft.get(column) == null && column.numberSeries() != null) {
        draft.set(column, table.nextNumber(column));
      }
    }
    stamp(table, draft);
    return draft;
  }

  /** Rows without an id get one that is the same at every start. */
  private UUID nextId(Table table) {
    String place = idPrefix + table.model().set() + "/" + table.size();
    return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
  }

  private void stamp(Table table, Draft draft) {
    for (String name : List.of("createdon", "modifiedon", "lastModifiedDateTime")) {
      table
          .model()
          .column(name)
          .filter(column -> draft.get(column) == null)
          .ifPresent(column -> draft.set(column, time));
    }
  }

  private Object value(EntityModel model, Column column, ObjectNode node) {
    try {
      if (column.type() == ColumnType.LOOKUP) {
        return lookup(column, node);
      }
      Object value = ValueCodec.decode(column, node.get(column.name()));
      if (value instanceof String text) {
        return text(column, text);
      }
      return BLANK.equals(value) ? null : value;
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "The seed's value %s of %s in %s is not of type %s."
              .formatted(node.get(column.name()), column.name(), model.set(), column.type()),
          e);
    }
  }

  private static Object text(Column column, String text) {
    if (column.type() == ColumnType.ENUM) {
      return column.members().stream()
          .filter(member -> member.equals(text) || escaped(member).equals(text))
          .findFirst()
          .orElse(null);
    }
    String stored = column.type() == ColumnType.CODE ? text.strip().toUpperCase(Locale.ROOT) : text;
    return stored.isEmpty() ? null : stored;
  }

  private static String escaped(String member) {
    return member.replace(" ", "_x0020_");
  }

  /** A lookup of several tables is told by its annotation, else by where the row is. */
  private Reference lookup(Column column, ObjectNode node) {
    String property = column.valueName();
    JsonNode id = node.get(property);
    if (id == null || id.isNull()) {
      return null;
    }
    UUID target = UUID.fromString(id.asText());
    String type = node.path(property + "@Microsoft.Dynamics.CRM.lookuplogicalname").asText(null);
    for (String set : column.targets()) {
      Table table = database.table(set);
      boolean named = type != null && table != null && table.model().type().equals(type);
      boolean found = type == null && table != null && table.get(target) != null;
      if (named || found) {
        return new Reference(set, target);
      }
    }
    return new Reference(column.targets().get(0), target);
  }
}
