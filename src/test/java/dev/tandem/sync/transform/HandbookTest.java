package dev.tandem.sync.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.tandem.app.MappingWords;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingFolder;
import dev.tandem.mapping.TransformRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HandbookTest {
  private final Transformations transformations = Transformations.standard();

  @Test
  void should_explain_every_rule_with_its_arguments() throws IOException {
    String handbook = Files.readString(Path.of("docs/mapping.md"));

    assertThat(transformations.names())
        .allSatisfy(
            name ->
                assertThat(handbook).contains("\n| `" + name + "` | " + arguments(name) + " | "));
  }

  private String arguments(String rule) {
    return transformations.parameters(rule).stream()
        .map(argument -> "`" + argument + "`")
        .collect(Collectors.joining(", "));
  }

  @Test
  void should_explain_every_predefined_code() throws IOException {
    String handbook = Files.readString(Path.of("docs/mapping.md"));

    assertThat(PredefinedCodes.names())
        .allSatisfy(
            code ->
                assertThat(handbook)
                    .contains(
                        "\n| `"
                            + code
                            + "` | `"
                            + PredefinedCodes.resolve(TransformRule.of(code))
                            + "` |"));
  }

  @Test
  void should_offer_the_same_rules_and_arguments_in_the_schema() throws IOException {
    JsonNode rules =
        new ObjectMapper()
            .readTree(Path.of("docs/mapping.schema.json").toFile())
            .at("/$defs/rule/properties");

    assertThat(rules.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            transformations.names().stream()
                .filter(name -> !transformations.parameters(name).isEmpty())
                .toList());
    assertThat(rules.fields())
        .toIterable()
        .allSatisfy(
            rule ->
                assertThat(rule.getValue().get("properties").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(
                        transformations.parameters(rule.getKey())));
  }

  @Test
  void should_accept_the_same_forms_in_the_schema_as_in_the_node() throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(new ObjectMapper().readTree(Path.of("docs/mapping.schema.json").toFile()));
    String file = Files.readString(Path.of("config/mappings/currency.yaml"));

    assertThat(Examples.OF_RULES.values())
        .allSatisfy(
            rule ->
                assertThat(
                        schema.validate(
                            new YAMLMapper()
                                .readTree(
                                    file + "  - { erp: a, crm: b, transform: [" + rule + "] }")))
                    .isEmpty());
  }

  @Test
  void should_know_every_rule_of_the_shipped_mappings() {
    assertThat(new MappingFolder(MappingWords.all()).read(Path.of("config/mappings")).enabled())
        .flatExtracting(Mapping::activeFields)
        .flatExtracting(field -> field.transform())
        .contains(TransformRule.of("trim"), TransformRule.of("country"));
  }
}
