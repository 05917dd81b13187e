package dev.tandem.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.tandem.sync.ErrorClass;
import dev.tandem.sync.Foreseen;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The shipped contract holds together. */
class ContractTest {
  private final Contract contract = Contract.read();
  private final JsonNode document = contract.document();

  @Test
  void should_give_every_operation_a_name_of_its_own_and_a_role() {
    assertThat(contract.operations()).hasSizeGreaterThan(20);
    assertThat(contract.operations()).extracting(Operation::id).doesNotHaveDuplicates();
    assertThat(contract.operations()).allSatisfy(o -> assertThat(o.roles()).isNotEmpty());
  }

  @Test
  void should_declare_every_placeholder_of_a_path() {
    assertThat(contract.operations())
        .allSatisfy(
            o -> assertThat(o.placeholders()).containsOnlyKeys(o.names().toArray(String[]::new)));
  }

  @Test
  void should_describe_every_operation_with_its_answers() {
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        if (operation.isObject()) {
          assertThat(operation.path("summary").asText()).isNotEmpty();
          assertThat(operation.at("/responses/default/$ref").asText())
              .isEqualTo("#/components/responses/Problem");
          assertThat(operation.path("responses").size()).isGreaterThan(1);
        }
      }
    }
  }

  @Test
  void should_refer_only_to_what_is_there() {
    List<String> references = document.findValuesAsText("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(r -> assertThat(document.at(r.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void should_give_examples_that_fit_their_schemas() {
    List<JsonNode> described =
        document.findParents("example").stream().filter(n -> n.has("schema")).toList();

    assertThat(described)
        .hasSizeGreaterThan(5)
        .allSatisfy(n -> assertThat(complaints(n.path("schema"), n.path("example"))).isEmpty());
  }

  @Test
  void should_list_every_class_of_error_and_everything_that_can_be_foreseen() {
    assertThat(texts("/components/schemas/ErrorClass/enum"))
        .hasSameElementsAs(codes(ErrorClass.values()));
    assertThat(texts("/components/schemas/Prospect/properties/foreseen/enum"))
        .hasSameElementsAs(codes(Foreseen.values()));
  }

  @Test
  void should_not_start_where_an_operation_has_no_handler() {
    Access access = new Access(SmallApi.TOKEN);

    assertThatThrownBy(() -> new Api(contract, access, Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("getStatus");
  }

  private List<String> texts(String pointer) {
    return StreamSupport.stream(document.at(pointer).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static List<String> codes(Enum<?>[] values) {
    return Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
  }

  private List<String> complaints(JsonNode schema, JsonNode example) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(new ObjectMapper().valueToTree(whole))
        .validate(example)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
