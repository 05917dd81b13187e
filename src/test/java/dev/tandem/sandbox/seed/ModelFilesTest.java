package dev.tandem.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFilesTest {
  private static final Set<String> CRM_TYPES =
      Set.of(
          "text",
          "memo",
          "int",
          "long",
          "decimal",
          "double",
          "bool",
          "guid",
          "date",
          "datetime",
          "option",
          "lookup");
  private static final Set<String> ERP_TYPES =
      Set.of(
          "text",
          "code",
          "int",
          "long",
          "decimal",
          "bool",
          "guid",
          "date",
          "datetime",
          "enum",
          "dateformula",
          "media");
  private static final Set<String> KEYS =
      Set.of(
          "type",
          "max",
          "scale",
          "required",
          "default",
          "unique",
          "minimum",
          "maximum",
          "access",
          "values",
          "stateOf",
          "extensible",
          "to",
          "members",
          "relation",
          "numberSeries",
          "reference");

  static Stream<Path> crm() throws IOException {
    return files("crm");
  }

  static Stream<Path> erp() throws IOException {
    return files("erp");
  }

  static Stream<Path> all() throws IOException {
    return Stream.concat(crm(), erp());
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_file_describes_the_set_it_is_named_after(Path file) throws IOException {
    JsonNode model = read(file);

    assertThat(model.get("set").asText() + ".yaml").isEqualTo(file.getFileName().toString());
    assertThat(model.get("columns").has(model.get("key").asText())).isTrue();
    assertThat(model.path("type").asText()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_column_uses_known_keys_and_types(Path file) throws IOException {
    Set<String> types = file.getParent().endsWith("crm") ? CRM_TYPES : ERP_TYPES;

    for (JsonNode column : read(file).get("columns")) {
      assertThat(types).contains(column.get("type").asText());
      column.fieldNames().forEachRemaining(key -> assertThat(KEYS).contains(key));
      assertThat(column.path("access").asText("rw")).isIn("rw", "create", "update", "read");
    }
  }

  @ParameterizedTest
  @MethodSource("crm")
  void every_status_belongs_to_a_state_and_the_defaults_agree(Path file) throws IOException {
    JsonNode columns = read(file).get("columns");
    JsonNode status = columns.path("statuscode");
    if (status.isMissingNode()) {
      return;
    }
    JsonNode state = columns.get("statecode");

    assertThat(names(status.get("stateOf"))).isEqualTo(names(status.get("values")));
    assertThat(names(state.get("values"))).containsAll(texts(status.get("stateOf")));
    assertThat(status.get("stateOf").get(status.get("default").asText()).asInt())
        .isEqualTo(state.get("default").asInt());
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_default_fits_its_column(Path file) throws IOException {
    RowCheck check =
        RowCheck.of(file.getParent().getFileName().toString(), read(file).get("set").asText());
    ObjectNode row = new Row().unstamped();

    check.model().complete(row);

    assertThat(check.faults(row)).noneMatch(fault -> !fault.contains(" is required"));
  }

  @Test
  void every_lookup_leads_to_a_set_that_exists() throws IOException {
    Set<String> sets = sets("crm");

    for (Path file : crm().toList()) {
      for (JsonNode column : read(file).get("columns")) {
        assertThat(sets).containsAll(texts(column.path("to")));
      }
    }
  }

  @Test
  void every_relation_leads_to_a_column_that_exists() throws IOException {
    for (Path file : erp().toList()) {
      for (JsonNode column : read(file).get("columns")) {
        if (column.has("relation")) {
          JsonNode relation = column.get("relation");
          JsonNode target =
              SetModel.find("erp", relation.get("set").asText()).orElseThrow().columns();
          assertThat(target.has(relation.get("column").asText())).as("%s", relation).isTrue();
        }
      }
    }
  }

  @Test
  void both_properties_of_a_reference_are_columns() throws IOException {
    for (Path file : erp().toList()) {
      JsonNode columns = read(file).get("columns");
      for (JsonNode column : columns) {
        JsonNode reference = column.path("reference");
        if (!reference.isMissingNode()) {
          assertThat(sets("erp")).contains(reference.get("set").asText());
          assertThat(columns.has(reference.get("id").asText())).isTrue();
          assertThat(!reference.has("code") || columns.has(reference.get("code").asText()))
              .isTrue();
        }
      }
    }
  }

  @Test
  void choices_that_the_erp_maintains_are_extensible() throws IOException {
    JsonNode columns = SetModel.find("crm", "accounts").orElseThrow().columns();

    assertThat(
            Stream.of(
                "paymenttermscode", "address1_freighttermscode", "address1_shippingmethodcode"))
        .allMatch(name -> columns.get(name).get("extensible").asBoolean());
  }

  private static Stream<Path> files(String side) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/sandbox", side))) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  private static Set<String> sets(String side) throws IOException {
    Set<String> sets = new HashSet<>();
    for (Path file : files(side).toList()) {
      sets.add(read(file).get("set").asText());
    }
    return sets;
  }

  private static JsonNode read(Path file) throws IOException {
    return new YAMLMapper().readTree(file.toFile());
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      names.add(entry.getKey());
    }
    return names;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
