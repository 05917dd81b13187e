package dev.tandem.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.SampleMappings;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the calls of both systems set off. */
class HooksTest {
  private static final String SECRET = "s3cret";
  private static final String CUSTOMER = "api/v2.0/companies(c)/customers";

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final List<String> asked = new ArrayList<>();
  private final Hooks hooks =
      new Hooks(
          () -> new Mappings(List.of(SampleMappings.CURRENCY, SampleMappings.CUSTOMER)),
          new Notes(),
          SECRET);

  @AfterEach
  void close() throws java.io.IOException {
    context.close();
  }

  @Test
  void should_wake_the_mapping_of_the_table() throws Exception {
    crm("{'MessageName':'Update','PrimaryEntityName':'account','PrimaryEntityId':'a'}");
    crm("{'MessageName':'Create','PrimaryEntityName':'transactioncurrency'}");
    crm("{'MessageName':'Create','PrimaryEntityName':'lead'}");

    assertThat(asked).containsExactly("wake CUSTOMER-ACCOUNT CRM", "wake CURRENCY CRM");
  }

  @Test
  void should_name_the_record_that_is_deleted_in_the_crm() throws Exception {
    crm("{'MessageName':'Delete','PrimaryEntityName':'account','PrimaryEntityId':'a'}");

    assertThat(asked).containsExactly("deleted CUSTOMER-ACCOUNT CRM [a]");
  }

  @Test
  void should_read_changes_also_where_one_posting_tells_of_deletions_too() throws Exception {
    erp(note(CUSTOMER + "(1)", "updated"), note(CUSTOMER + "(2)", "deleted"));

    assertThat(asked)
        .containsExactly("deleted CUSTOMER-ACCOUNT ERP [2]", "wake CUSTOMER-ACCOUNT ERP");
  }

  @Test
  void should_ask_once_for_many_records_of_one_table() throws Exception {
    erp(
        note(CUSTOMER + "(1)", "deleted"),
        note(CUSTOMER + "(2)", "deleted"),
        note(CUSTOMER + "(3)", "updated"),
        note(CUSTOMER + "(4)", "created"));

    assertThat(asked)
        .containsExactly("deleted CUSTOMER-ACCOUNT ERP [1, 2]", "wake CUSTOMER-ACCOUNT ERP");
  }

  @Test
  void should_only_read_when_very_many_records_changed() throws Exception {
    erp(note(CUSTOMER + "?$filter=lastModifiedDateTime%20gt%202030-01-01T00:00:00Z", "collection"));

    assertThat(asked).containsExactly("wake CUSTOMER-ACCOUNT ERP");
  }

  @Test
  void should_look_for_deletions_when_a_collection_does_not_tell_them() throws Exception {
    erp(note(CUSTOMER, "collection"));

    assertThat(asked)
        .containsExactly("wake CUSTOMER-ACCOUNT ERP", "find deleted CUSTOMER-ACCOUNT ERP");
  }

  @Test
  void should_believe_nobody_without_the_secret() throws Exception {
    String note = note(CUSTOMER + "(1)", "deleted");
    erp(note.replace(SECRET, "wrong"), note.replace("'" + SECRET + "'", "null"), "{}");
    post(hooks.ofCrm(), "wrong", null, "{'PrimaryEntityName':'account'}");
    post(hooks.ofCrm(), null, null, "{'PrimaryEntityName':'account'}");

    assertThat(asked).isEmpty();
  }

  @Test
  void should_give_the_token_of_a_handshake_back() throws Exception {
    Exchange answer = post(hooks.ofErp(), null, "t0ken", "");

    assertThat(answer.getMessage().getBody()).isEqualTo("t0ken");
    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    assertThat(answer.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("text/plain");
  }

  @Test
  void should_take_nonsense_calmly() throws Exception {
    crm("no JSON");
    crm("[]");
    erp("{'resource':'somewhere','clientState':'" + SECRET + "'}");

    assertThat(asked).isEmpty();
  }

  private void crm(String context) throws Exception {
    post(hooks.ofCrm(), SECRET, null, context);
  }

  private void erp(String... notes) throws Exception {
    post(hooks.ofErp(), null, null, "{'value':[" + String.join(",", notes) + "]}");
  }

  private static String note(String resource, String kind) {
    return "{'resource':'%s','changeType':'%s','clientState':'%s'}"
        .formatted(resource, kind, SECRET);
  }

  private Exchange post(Processor hook, String code, String token, String body) throws Exception {
    Exchange exchange = new DefaultExchange(context);
    exchange.getMessage().setBody(body.replace('\'', '"'));
    exchange.getMessage().setHeader("code", code);
    exchange.getMessage().setHeader("validationToken", token);
    hook.process(exchange);
    return exchange;
  }

  private final class Notes implements Hooks.Doors {
    @Override
    public void wake(Mapping mapping, Side side) {
      asked.add("wake " + mapping.name() + " " + side.name());
    }

    @Override
    public void deleted(Mapping mapping, Side side, List<String> ids) {
      asked.add("deleted " + mapping.name() + " " + side.name() + " " + ids);
    }

    @Override
    public void findDeleted(Mapping mapping, Side side) {
      asked.add("find deleted " + mapping.name() + " " + side.name());
    }
  }
}
