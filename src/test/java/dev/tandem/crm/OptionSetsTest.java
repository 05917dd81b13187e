package dev.tandem.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.WordCheck;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.SampleMappings;
import dev.tandem.odata.WireServer;
import dev.tandem.odata.WireServer.Received;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.Receipt.Status;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.Version;
import dev.tandem.sync.Write;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptionSetsTest {
  private static final String OPTIONS =
      "{\"LogicalName\":\"paymenttermscode\",\"OptionSet\":{\"Options\":["
          + "{\"Value\":1,\"Label\":{\"UserLocalizedLabel\":{\"Label\":\"Net 30\"}}},"
          + "{\"Value\":7,\"Label\":{\"LocalizedLabels\":[{\"Label\":\"14 DAYS\"}]}}]}}";

  private static final Mapping COPIED =
      new MappingReader(WordCheck.none())
          .read(
              "terms.yaml",
              """
              name: TERMS
              erp: { entity: paymentTerms, key: code }
              crm: { entity: accounts, optionSet: paymenttermscode, optionCopies: [salesorders.paymenttermscode] }
              direction: to-crm
              fields:
                - { erp: code, crm: label }
              """);

  private WireServer server = new WireServer(OptionSetsTest::answer);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_read_the_options_of_a_choice_as_records() {
    Page page = changes();

    assertThat(server.received().get(0).target())
        .isEqualTo(
            "/api/data/v9.2/EntityDefinitions(LogicalName='account')"
                + "/Attributes(LogicalName='paymenttermscode')"
                + "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata"
                + "?$select=LogicalName&$expand=OptionSet($select=Options)");
    assertThat(page.records()).extracting(SideRecord::id).containsExactly("1", "7");
    assertThat(page.records())
        .extracting(r -> r.values().text("label"))
        .containsExactly("Net 30", "14 DAYS");
    assertThat(page.records().get(0).version().modifiedAt()).isNull();
  }

  @Test
  void should_read_named_options() {
    assertThat(crm().read(SampleMappings.PAYMENT_TERMS, List.of("7", "9"))).containsOnlyKeys("7");
  }

  @Test
  void should_insert_a_missing_option_and_publish_once() {
    List<Receipt> receipts = write(insert("1M(8D)"), insert("21 DAYS"));

    assertThat(receipts).extracting(r -> r.stored().id()).containsExactly("100", "101");
    assertThat(server.received())
        .extracting(Received::target)
        .containsExactly(
            server.received().get(0).target(),
            "/api/data/v9.2/$batch",
            "/api/data/v9.2/PublishXml");
    assertThat(server.received().get(1).body())
        .contains("POST /api/data/v9.2/InsertOptionValue")
        .contains(
            "{\"EntityLogicalName\":\"account\",\"AttributeLogicalName\":\"paymenttermscode\","
                + "\"Label\":{\"LocalizedLabels\":[{\"Label\":\"1M(8D)\",\"LanguageCode\":1033}]}}");
    assertThat(server.received().get(2).body()).contains("<entity>account</entity>");
  }

  @Test
  void should_find_the_label_that_an_earlier_try_has_inserted() {
    Receipt receipt = write(insert("14 days")).get(0);

    assertThat(receipt.status()).isEqualTo(Status.WRITTEN);
    assertThat(receipt.stored().id()).isEqualTo("7");
    assertThat(server.received())
        .extracting(Received::target)
        .doesNotContain("/api/data/v9.2/$batch")
        .contains("/api/data/v9.2/PublishXml");
  }

  @Test
  void should_rename_an_option() {
    Receipt receipt = write(rename("7", tagOf("7"))).get(0);

    assertThat(receipt.stored().values().text("label")).isEqualTo("14 D");
    assertThat(receipt.stored().version().tag()).isNotEqualTo(tagOf("7"));
    assertThat(server.received().toString()).contains("UpdateOptionValue").contains("\"Value\":7");
  }

  @Test
  void should_not_rename_an_option_that_was_renamed_meanwhile() {
    assertThat(write(rename("7", "other")).get(0).status()).isEqualTo(Status.STALE);
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void should_call_an_option_gone_that_is_not_there() {
    assertThat(write(rename("9", "any")).get(0).status()).isEqualTo(Status.GONE);
  }

  @Test
  void should_name_the_choice_whose_metadata_is_not_available() {
    for (int status : new int[] {403, 404, 501}) {
      server.close();
      server = new WireServer(r -> WireServer.json(status, "{}"));

      SystemFault fault = catchThrowableOfType(SystemFault.class, this::changes);

      assertThat(fault.problem().code()).isEqualTo(ErrorCode.CHOICES_UNAVAILABLE);
      assertThat(fault.isPassing()).isFalse();
      assertThat(fault.getMessage()).contains("account.paymenttermscode");
    }
  }

  @Test
  void should_copy_new_options_to_further_columns_with_the_same_values() {
    String order =
        OPTIONS.replace(
            ",{\"Value\":7,\"Label\":{\"LocalizedLabels\":[{\"Label\":\"14 DAYS\"}]}}", "");
    server.close();
    server =
        new WireServer(r -> r.target().contains("'salesorder'") ? WireServer.ok(order) : answer(r));

    crm().write(COPIED, List.of(insert("14 DAYS")));

    assertThat(last("$batch").body())
        .contains("\"EntityLogicalName\":\"salesorder\"", "\"Label\":\"14 DAYS\"", "\"Value\":7")
        .contains("InsertOptionValue")
        .doesNotContain("Net 30");
    assertThat(last("PublishXml").body()).contains("<entity>salesorder</entity>");
  }

  @Test
  void should_leave_an_option_of_a_further_column_alone_that_means_something_else() {
    String order = OPTIONS.replace("14 DAYS", "Cash");
    server.close();
    server =
        new WireServer(r -> r.target().contains("'salesorder'") ? WireServer.ok(order) : answer(r));

    crm().write(COPIED, List.of(insert("14 DAYS")));

    assertThat(server.received())
        .extracting(Received::target)
        .noneMatch(target -> target.endsWith("$batch"));
  }

  @Test
  void should_go_on_where_a_further_column_is_not_there() {
    server.close();
    server =
        new WireServer(
            r -> r.target().contains("'salesorder'") ? WireServer.json(404, "{}") : answer(r));

    assertThat(crm().write(COPIED, List.of(insert("14 DAYS"))).get(0).status())
        .isEqualTo(Status.WRITTEN);
  }

  private Received last(String suffix) {
    return server.received().stream()
        .filter(request -> request.target().endsWith(suffix))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  void should_know_the_logical_names_behind_plurals() {
    CrmSettings settings =
        new CrmSettings(1, 1, 1033, Map.of("bcbi_companies", "bcbi_company"), null);

    assertThat(settings.logicalName("transactioncurrencies")).isEqualTo("transactioncurrency");
    assertThat(settings.logicalName("systemusers")).isEqualTo("systemuser");
    assertThat(settings.logicalName("bcbi_companies")).isEqualTo("bcbi_company");
  }

  private static HttpAnswer answer(Received request) {
    if (request.target().endsWith("$batch")) {
      return Multiparts.answer(
          200, "200 OK", "{\"NewOptionValue\":100}", "200 OK", "{\"NewOptionValue\":101}");
    }
    return request.target().endsWith("PublishXml")
        ? new HttpAnswer(204, CrmSystem.headers(), "")
        : WireServer.ok(OPTIONS);
  }

  private Page changes() {
    return crm().changes(SampleMappings.PAYMENT_TERMS, List.of("label"), ReadPosition.after(null));
  }

  private List<Receipt> write(Write... writes) {
    return crm().write(SampleMappings.PAYMENT_TERMS, List.of(writes));
  }

  private static Write insert(String label) {
    return Write.insert(null, Fields.of(Map.of("label", label)));
  }

  private static Write rename(String id, String tag) {
    SideRecord target = new SideRecord(id, new Version(tag, null), Fields.none());
    return Write.modify(target, Fields.of(Map.of("label", "14 D")));
  }

  private static String tagOf(String id) {
    return new Option(Integer.parseInt(id), "14 DAYS").tag();
  }

  private CrmSystem crm() {
    return new CrmSystem(
        server.connection(CrmSystem.headers()),
        server.url(),
        SampleMappings.ALL,
        CrmSettings.standard(),
        UUID::randomUUID);
  }
}
