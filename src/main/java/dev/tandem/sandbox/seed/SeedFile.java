package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One file of a data folder: {@code {"<entity set>": [rows]}}, checked row by row. */
record SeedFile(Path file, String side) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String SHAPE =
      "The file must look like {\"<entity set>\": [ {row}, {row} ], ...}.";

  Map<String, List<ObjectNode>> rows() {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableSeed(
          file.toString(), "the file is missing.", SHAPE + " Write {} if this side starts empty.");
    }
    try (JsonParser json = JSON.createParser(file.toFile())) {
      return sets(json);
    } catch (JsonProcessingException e) {
      throw new UnreadableSeed(
          file + " line " + e.getLocation().getLineNr(),
          "this is not JSON: " + e.getOriginalMessage() + '.',
          SHAPE,
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private Map<String, List<ObjectNode>> sets(JsonParser json) throws IOException {
    expect(JsonToken.START_OBJECT, json.nextToken(), file.toString());
    Map<String, List<ObjectNode>> sets = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      SetModel model = model(json.currentName());
      expect(JsonToken.START_ARRAY, json.nextToken(), file + ", " + model.set());
      List<ObjectNode> rows = rows(json, model);
      if (sets.put(model.set(), rows) != null) {
        throw new UnreadableSeed(
            file + ", " + model.set(), "the set is given twice.", "Join the two lists.");
      }
    }
    return sets;
  }

  private List<ObjectNode> rows(JsonParser json, SetModel model) throws IOException {
    List<ObjectNode> rows = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String place = file + ", " + model.set() + ", row " + (rows.size() + 1);
      expect(JsonToken.START_OBJECT, json.currentToken(), place);
      ObjectNode row = JSON.readTree(json);
      checkKey(row, model, keys, place);
      checkProperties(row, model, place);
      rows.add(row);
    }
    return rows;
  }

  private SetModel model(String set) {
    return SetModel.find(side, set)
        .orElseThrow(
            () ->
                new UnreadableSeed(
                    file.toString(),
                    "unknown entity set '" + set + "'.",
                    "Use the API's name, in plural and exact case, such as "
                        + (side.equals("crm") ? "'accounts'." : "'customers'.")));
  }

  private static void checkKey(ObjectNode row, SetModel model, Set<String> keys, String place) {
    String key = row.path(model.key()).asText();
    if (!GUID.matcher(key).matches()) {
      throw new UnreadableSeed(
          place,
          key.isEmpty()
              ? "the key '" + model.key() + "' is missing."
              : "the key '" + model.key() + "' is no GUID: " + key + '.',
          "Give every row a GUID as its key.");
    }
    if (!keys.add(key.toLowerCase(Locale.ROOT))) {
      throw new UnreadableSeed(
          place, "the key " + key + " is used by an earlier row.", "Give every row its own key.");
    }
  }

  private static void checkProperties(ObjectNode row, SetModel model, String place) {
    for (Iterator<String> names = row.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!model.knows(name)) {
        throw new UnreadableSeed(
            place,
            "unknown property '" + name + "'.",
            "Use the API's property names; lookups of the CRM are written _<name>_value.");
      }
    }
  }

  private static void expect(JsonToken expected, JsonToken found, String place) {
    if (found != expected) {
      throw new UnreadableSeed(place, "expected " + expected + " but found " + found + '.', SHAPE);
    }
  }
}
