package dev.tandem.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MappingSchemaTest {
  private JsonNode json;
  private JsonSchema schema;

  @BeforeEach
  void readSchema() throws IOException {
    json = new ObjectMapper().readTree(Path.of("docs/mapping.schema.json").toFile());
    schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(json);
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void should_accept_every_shipped_file(Path file) throws IOException {
    assertThat(schema.validate(new YAMLMapper().readTree(file.toFile()))).isEmpty();
  }

  @Test
  void should_refuse_an_unknown_key() throws IOException {
    String text = Files.readString(Path.of("config/mappings/currency.yaml")) + "directon: both\n";

    assertThat(schema.validate(new YAMLMapper().readTree(text))).hasSize(1);
  }

  @Test
  void should_let_a_copy_leave_out_what_an_original_must_have() throws IOException {
    YAMLMapper yaml = new YAMLMapper();

    assertThat(schema.validate(yaml.readTree("name: A\nextends: B\nerp: { filter: a eq 1 }\n")))
        .isEmpty();
    assertThat(schema.validate(yaml.readTree("name: A\nerp: { filter: a eq 1 }\n"))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ to-crm: trim, to-erp: [ trim, { replace: { find: a, with: b } } ] } | true",
        "[ trim, { to-erp: uppercase } ] | true",
        "[ acme.iban, { acme.iban: { group: 4 } } ] | true",
        "{ acme: { group: 4 } } | false",
        "{ to-crm: { to-erp: trim } } | false",
        "{ to-crm: trim, trim: {} } | false",
      })
  void should_know_rules_for_one_direction(String transform, boolean fine) throws IOException {
    String text = Files.readString(Path.of("config/mappings/currency.yaml"));
    String row = "  - { erp: a, crm: b, transform: " + transform + " }\n";

    assertThat(schema.validate(new YAMLMapper().readTree(text + row)).isEmpty()).isEqualTo(fine);
  }

  @ParameterizedTest
  @EnumSource
  void should_know_the_same_keys_as_the_reader(Shape shape) {
    assertThat(names(properties(shape))).containsExactlyElementsOf(shape.keys());
  }

  @ParameterizedTest
  @CsvSource({
    "/$defs/direction/enum, dev.tandem.mapping.Direction",
    "/$defs/conflict/enum, dev.tandem.mapping.ConflictPolicy",
    "/properties/onDeletion/enum, dev.tandem.mapping.DeletionPolicy",
    "/$defs/field/properties/onMissing/enum, dev.tandem.mapping.OnMissing",
    "/$defs/field/properties/take/enum, dev.tandem.mapping.Take"
  })
  void should_know_the_same_words_as_the_reader(String at, Class<Enum<?>> words) {
    assertThat(json.at(at))
        .extracting(JsonNode::textValue)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(words.getEnumConstants()).map(YamlBlock::code).toList());
  }

  @ParameterizedTest
  @EnumSource
  void should_be_explained_in_the_handbook(Shape shape) throws IOException {
    String handbook = Files.readString(Path.of("docs/mapping.md"));

    assertThat(shape.keys())
        .allSatisfy(key -> assertThat(handbook).contains("\n| `" + key + "` |"));
  }

  static List<Path> shippedFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("config/mappings"))) {
      return files.sorted().toList();
    }
  }

  private JsonNode properties(Shape shape) {
    String at =
        switch (shape) {
          case MAPPING -> "/properties";
          case ERP_TABLE -> "/$defs/erpTable/properties";
          case CRM_TABLE -> "/$defs/crmTable/properties";
          case COMPOSITION -> "/$defs/compose/additionalProperties/properties";
          case CREATE -> "/properties/create/properties";
          case TEMPLATES -> "/properties/templates/properties";
          case TEMPLATE -> "/$defs/template/properties";
          case VALIDATE -> "/$defs/field/properties/validate/properties";
          case PAIR -> "/$defs/pair/properties";
          case FIELD -> "/$defs/field/properties";
        };
    return json.at(at);
  }

  private static List<String> names(JsonNode properties) {
    List<String> names = new ArrayList<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
