package dev.tandem.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.tandem.mapping.Condition;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.WordCheck;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MappingViewTest {
  private static final String FILE =
      """
      name: THING
      aliases: [ STUFF ]
      erp: { entity: things, key: number, filter: "blocked eq false" }
      crm: { entity: stuffs, filter: "statecode eq 0" }
      direction: both
      match: [ [ { erp: email, crm: mail } ] ]
      fields:
        - { erp: displayName, crm: name, transform: trim, validate: { maxLength: 20 } }
        - { erp: kind, crm: kindcode, values: { "1": 2 } }
        - { crm: typecode, constant: 3, direction: to-crm }
      templates:
        to-crm:
          - { name: Local, when: "kind eq '1'", values: { market: 17.50, open: true } }
      """;

  private static final WordCheck WORDS =
      new WordCheck(
          rule -> Optional.empty(),
          filter -> Optional.empty(),
          pattern -> Optional.empty(),
          Always::new,
          name -> Optional.empty());

  private final JsonNode view =
      MappingView.whole(new MappingReader(WORDS).read("thing.yaml", FILE));

  private record Always(String text) implements Condition {
    @Override
    public Set<String> properties() {
      return Set.of();
    }

    @Override
    public boolean holds(Function<String, Object> record) {
      return true;
    }
  }

  @Test
  void should_show_the_whole_mapping_as_the_contract_says() {
    JsonNode contract = Contract.read().document();
    ObjectNode schema = contract.at("/components/schemas/Mapping").deepCopy();
    schema.set("components", contract.path("components"));

    assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema).validate(view))
        .isEmpty();
  }

  @Test
  void should_show_what_happens_to_each_field() {
    assertThat(view.at("/erp/filter").asText()).isEqualTo("blocked eq false");
    assertThat(view.at("/match/0/pairs/0/crm").asText()).isEqualTo("mail");
    assertThat(view.at("/fields/0/transform/0").asText()).isEqualTo("trim");
    assertThat(view.at("/fields/0/validate/maxLength").asInt()).isEqualTo(20);
    assertThat(view.at("/fields/1/values/1").isMissingNode()).isFalse();
    assertThat(view.at("/fields/2/constant").asText()).isEqualTo("3");
    assertThat(view.at("/fields/2/direction").asText()).isEqualTo("to_crm");
  }

  @Test
  void should_show_templates_with_their_amounts_unchanged() {
    assertThat(view.at("/templates/0/when").asText()).isEqualTo("kind eq '1'");
    assertThat(view.at("/templates/0/values").toString())
        .isEqualTo("{\"market\":17.50,\"open\":true}");
  }
}
