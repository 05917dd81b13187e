package dev.tandem.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingReaderTest {
  private static final String SMALL =
      """
      name: ITEM-PRODUCT
      erp: { entity: items }
      crm: { entity: products }
      direction: both
      fields:
        - { erp: displayName, crm: name }
      """;

  private final MappingReader reader = new MappingReader(WordCheck.none());

  @Test
  void should_fill_in_what_a_small_file_leaves_out() {
    Mapping mapping = read(SMALL);

    assertThat(mapping)
        .returns("ITEM-PRODUCT", Mapping::name)
        .returns(List.of(), Mapping::aliases)
        .returns(true, Mapping::enabled)
        .returns(
            new Table(
                "items",
                "id",
                "lastModifiedDateTime",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of()),
            Mapping::erp)
        .returns(
            new Table(
                "products",
                "productid",
                "modifiedon",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of()),
            Mapping::crm)
        .returns(Direction.BOTH, Mapping::direction)
        .returns(false, Mapping::createInCrm)
        .returns(false, Mapping::createInErp)
        .returns(ConflictPolicy.ASK, Mapping::onUpdateConflict)
        .returns(DeletionPolicy.ASK, Mapping::onDeletion);
    assertThat(mapping.fields())
        .containsExactly(
            new FieldRule(
                "displayName",
                "name",
                Direction.BOTH,
                null,
                List.of(),
                null,
                OnMissing.WAIT,
                false,
                false,
                List.of(),
                Map.of(),
                Validation.NONE,
                null,
                null,
                true,
                null,
                6));
  }

  @Test
  void should_be_on_as_a_switch_of_the_settings_says() {
    String file =
        """
        name: ITEM-PRODUCT
        enabled: "{{!units.groups}}"
        erp: { entity: items }
        crm: { entity: products }
        direction: both
        fields:
          - { erp: displayName, crm: name }
          - { erp: unit, crm: unit, enabled: "{{units.groups}}" }
        """;
    Mapping on = switched(true).read("item-product.yaml", file);
    Mapping off = switched(false).read("item-product.yaml", file);

    assertThat(on.enabled()).isFalse();
    assertThat(on.activeFields()).hasSize(2);
    assertThat(off.enabled()).isTrue();
    assertThat(off.activeFields()).hasSize(1);
    assertThat(on.revision()).isNotEqualTo(off.revision());
  }

  private static MappingReader switched(boolean on) {
    return new MappingReader(
        new WordCheck(
            rule -> Optional.empty(),
            text -> Optional.empty(),
            text -> Optional.empty(),
            text -> null,
            name -> Optional.of(on)));
  }

  @Test
  void should_read_every_key_of_a_mapping() {
    Mapping mapping =
        read(
            """
            name: ITEM-PRODUCT
            aliases: [ITEM, GOODS]
            enabled: false
            reason: not yet
            erp: { entity: items, api: contoso/shop/v1.0, id: systemId, modified: changed, key: number, filter: blocked eq false, identity: number, numbering: I-0000 }
            crm: { entity: products, id: pid, modified: changedon, key: productnumber, filter: statecode eq 0 }
            direction: both
            create: { to-crm: true, to-erp: true }
            dependsOn: [UNIT]
            onUpdateConflict: erp
            onDeletion: uncouple
            match:
              - [ { erp: gtin, crm: ean, caseSensitive: true } ]
              - [ { erp: number, crm: productnumber }, { erp: displayName, crm: name } ]
            fields:
              - { erp: displayName, crm: name }
            """);

    assertThat(mapping)
        .returns(List.of("ITEM", "GOODS"), Mapping::aliases)
        .returns(false, Mapping::enabled)
        .returns("not yet", Mapping::reason)
        .returns(
            new Table(
                "items",
                "systemId",
                "changed",
                "number",
                "blocked eq false",
                "number",
                "I-0000",
                null,
                "contoso/shop/v1.0",
                null,
                null,
                List.of(),
                List.of()),
            Mapping::erp)
        .returns(
            new Table(
                "products",
                "pid",
                "changedon",
                "productnumber",
                "statecode eq 0",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of()),
            Mapping::crm)
        .returns(true, Mapping::createInCrm)
        .returns(true, Mapping::createInErp)
        .returns(List.of("UNIT"), Mapping::dependsOn)
        .returns(ConflictPolicy.ERP, Mapping::onUpdateConflict)
        .returns(DeletionPolicy.UNCOUPLE, Mapping::onDeletion)
        .returns(
            List.of(
                List.of(new MatchPair("gtin", "ean", true)),
                List.of(
                    new MatchPair("number", "productnumber"),
                    new MatchPair("displayName", "name"))),
            Mapping::match);
  }

  @Test
  void should_have_another_filter_revision_only_when_other_records_are_picked_up() {
    String before = read(SMALL).filterRevision(Side.ERP);

    assertThat(before).matches("[0-9a-f]{16}");
    assertThat(read("# a comment\n" + SMALL).filterRevision(Side.ERP)).isEqualTo(before);
    assertThat(read(SMALL.replace("crm: name", "crm: title")).filterRevision(Side.ERP))
        .isEqualTo(before);
    assertThat(read(SMALL.replace("entity: products", "entity: goods")).filterRevision(Side.ERP))
        .isEqualTo(before);
    assertThat(read(SMALL.replace("entity: items", "entity: goods")).filterRevision(Side.ERP))
        .isNotEqualTo(before);
    assertThat(
            read(SMALL.replace("entity: items", "entity: items, filter: a eq 1"))
                .filterRevision(Side.ERP))
        .isNotEqualTo(before);
    assertThat(
            read(SMALL.replace("entity: items", "entity: items, company: B"))
                .filterRevision(Side.ERP))
        .isNotEqualTo(before);
    assertThat(read(SMALL).filterRevision(Side.CRM)).isNotEqualTo(before);
  }

  @Test
  void should_have_another_revision_with_every_change_of_the_file() {
    assertThat(read(SMALL).revision()).isEqualTo(read(SMALL).revision());
    assertThat(read(SMALL + "# a comment\n").revision()).isNotEqualTo(read(SMALL).revision());
  }

  @Test
  void should_read_the_companies_of_both_sides() {
    Mapping mapping =
        read(
            """
            name: ITEM-PRODUCT
            erp: { entity: items, company: CRONUS FR }
            crm: { entity: products, company: bcbi_companyid, companyScope: own, companyBind: bcbi_CompanyId }
            direction: both
            fields:
              - { erp: displayName, crm: name }
            """);

    assertThat(mapping.erp().company()).isEqualTo("CRONUS FR");
    assertThat(mapping.crm().companyColumn())
        .isEqualTo(new CompanyColumn("bcbi_companyid", "bcbi_CompanyId", CompanyScope.OWN));
    assertThat(mapping.properties(Side.CRM)).contains("bcbi_companyid");
  }

  @Test
  void should_read_every_key_of_a_field() {
    FieldRule rule =
        field(
            "{ erp: unit, crm: uomid, direction: to-crm, lookup: UNIT, onMissing: clear,"
                + " notNull: true, createOnly: true, onConflict: crm, bind: UomId, enabled: false, reason: later }");

    assertThat(rule)
        .returns(Direction.TO_CRM, FieldRule::direction)
        .returns(List.of("UNIT"), FieldRule::lookup)
        .returns(OnMissing.CLEAR, FieldRule::onMissing)
        .returns(true, FieldRule::notNull)
        .returns(true, FieldRule::createOnly)
        .returns(ConflictPolicy.CRM, FieldRule::onConflict)
        .returns("UomId", FieldRule::bind)
        .returns(false, FieldRule::enabled)
        .returns("later", FieldRule::reason);
  }

  @Test
  void should_keep_the_kind_of_a_constant() {
    assertThat(constant("3")).isEqualTo(new BigDecimal("3"));
    assertThat(constant("1.50")).isEqualTo(new BigDecimal("1.50"));
    assertThat(constant("true")).isEqualTo(true);
    assertThat(constant("\"3\"")).isEqualTo("3");
    assertThat(constant("Company")).isEqualTo("Company");
    assertThat(constant("007")).isEqualTo("007");
  }

  @Test
  void should_let_a_constant_flow_to_the_side_it_names() {
    assertThat(field("{ crm: typecode, constant: 3 }").direction()).isEqualTo(Direction.TO_CRM);
    assertThat(field("{ erp: type, constant: 3 }").direction()).isEqualTo(Direction.TO_ERP);
  }

  @Test
  void should_not_take_norway_for_a_truth_value() {
    assertThat(field("{ erp: a, crm: b, values: { NO: Norway, Ship: 2 } }").values())
        .isEqualTo(Map.of("NO", "Norway", "Ship", new BigDecimal("2")));
  }

  @Test
  void should_take_one_transformation_or_a_list() {
    assertThat(field("{ erp: a, crm: b, transform: trim }").transform())
        .containsExactly(TransformRule.of("trim"));
    assertThat(field("{ erp: a, crm: b, transform: [trim, truncate(30)] }").transform())
        .containsExactly(
            TransformRule.of("trim"), new TransformRule("truncate", Map.of("n", "30")));
  }

  @Test
  void should_tell_from_the_name_what_a_reference_holds_unless_it_is_said() {
    assertThat(field("{ erp: termsId, crm: b, lookup: X }").take()).isEqualTo(Take.ID);
    assertThat(field("{ erp: termsCode, crm: b, lookup: X }").take()).isEqualTo(Take.KEY);
    assertThat(field("{ erp: terms, crm: b, lookup: X, take: id }").take()).isEqualTo(Take.ID);
    assertThat(field("{ erp: termsId, crm: b, lookup: X, take: key }").take()).isEqualTo(Take.KEY);
    assertThat(field("{ erp: termsId, crm: b }").take()).isNull();
  }

  @Test
  void should_take_any_text_as_argument_of_a_rule() {
    assertThat(
            field("{ erp: a, crm: b, transform: [ trim, { replace: { find: ' ', with: \"\" } } ] }")
                .transform())
        .containsExactly(
            TransformRule.of("trim"),
            new TransformRule("replace", Map.of("find", " ", "with", "")));
  }

  @Test
  void should_write_a_rule_as_the_file_does() {
    for (String rule : List.of("trim", "truncate(30)", "replace: { find: 'it''s ', with: x }")) {
      String entry = rule.contains(":") ? "{ " + rule + " }" : rule;
      assertThat(field("{ erp: a, crm: b, transform: " + entry + " }").transform())
          .extracting(TransformRule::toString)
          .containsExactly(rule);
    }
  }

  @Test
  void should_treat_the_options_of_a_column_as_records() {
    Mapping mapping =
        read(
            """
            name: ITEM-PRODUCT
            erp: { entity: paymentTerms }
            crm: { entity: accounts, optionSet: paymenttermscode }
            direction: to-crm
            fields: [ { erp: code, crm: label } ]
            """);

    assertThat(mapping.crm())
        .returns("value", Table::id)
        .returns(null, Table::modified)
        .returns("paymenttermscode", Table::optionSet);
  }

  @Test
  void should_derive_the_key_from_the_entity_set() {
    assertThat(EntitySet.idOf("accounts")).isEqualTo("accountid");
    assertThat(EntitySet.idOf("transactioncurrencies")).isEqualTo("transactioncurrencyid");
    assertThat(EntitySet.idOf("opportunities")).isEqualTo("opportunityid");
    assertThat(EntitySet.idOf("invoices")).isEqualTo("invoiceid");
    assertThat(EntitySet.idOf("customeraddresses")).isEqualTo("customeraddressid");
    assertThat(EntitySet.idOf("nav_accountstatisticses")).isEqualTo("nav_accountstatisticsid");
    assertThat(EntitySet.idOf("knowledgebases")).isEqualTo("knowledgebaseid");
  }

  @Test
  void should_change_the_revision_with_the_content() {
    assertThat(read(SMALL).revision()).isEqualTo(read(SMALL).revision());
    assertThat(read(SMALL + "# more\n").revision()).isNotEqualTo(read(SMALL).revision());
  }

  private Object constant(String text) {
    return field("{ crm: b, constant: " + text + " }").constant();
  }

  private FieldRule field(String row) {
    return read(SMALL + "  - " + row + "\n").fields().get(1);
  }

  private Mapping read(String text) {
    return reader.read("item-product.yaml", text);
  }
}
