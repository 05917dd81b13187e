package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.MappingWords;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.sync.transform.Transformations;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the value of one field becomes the other side's. */
class FieldMapperTest {
  private static final String TERMS =
      """
      name: TERMS
      erp: { entity: terms, key: code }
      crm: { entity: accounts, optionSet: termscode }
      direction: to-crm
      fields: [ { erp: code, crm: label } ]
      """;
  private static final String CURRENCY =
      """
      name: CURRENCY
      erp: { entity: currencies, key: code }
      crm: { entity: currencies, id: currencyid, key: isocode }
      direction: to-crm
      fields: [ { erp: code, crm: isocode } ]
      """;

  private final Availability availability = new Availability();

  @Test
  void should_take_the_key_or_the_id_of_a_record_of_the_erp() {
    References references = known(new ReferenceKey("CURRENCY", Side.CRM, "c-1"), "e-1", "EUR");

    assertThat(toErp("{ erp: currencyCode, crm: cur, lookup: CURRENCY }", "c-1", references))
        .isEqualTo(Translation.value("EUR"));
    assertThat(toErp("{ erp: currencyId, crm: cur, lookup: CURRENCY }", "c-1", references))
        .isEqualTo(Translation.value("e-1"));
    assertThat(
            toErp("{ erp: currencyCode, crm: cur, lookup: CURRENCY, take: id }", "c-1", references))
        .isEqualTo(Translation.value("e-1"));
    assertThat(
            toErp("{ erp: currencyId, crm: cur, lookup: CURRENCY, take: key }", "c-1", references))
        .isEqualTo(Translation.value("EUR"));
  }

  @Test
  void should_take_the_id_of_a_record_of_the_crm_and_the_number_of_an_option() {
    References currency = known(new ReferenceKey("CURRENCY", Side.ERP, "EUR"), "c-1", "ISO");
    References terms = known(new ReferenceKey("TERMS", Side.ERP, "NET30"), "7", null);

    assertThat(toCrm("{ erp: currencyCode, crm: cur, lookup: CURRENCY }", "EUR", currency))
        .isEqualTo(Translation.value("c-1"));
    assertThat(toCrm("{ erp: termsCode, crm: terms, lookup: TERMS }", "NET30", terms))
        .isEqualTo(Translation.value(new BigDecimal("7")));
  }

  @Test
  void should_do_as_told_while_a_reference_is_not_coupled() {
    References none = new References(List.of());
    String row = "{ erp: currencyCode, crm: cur, lookup: CURRENCY%s }";

    Problem leftOut =
        ErrorCode.FIELD_LEFT_OUT.with("currencyCode = 'EUR' is not coupled in CURRENCY.");

    assertThat(toCrm(row.formatted(", onMissing: clear"), "EUR", none))
        .isEqualTo(Translation.leftOut(Translation.Kind.VALUE, leftOut));
    assertThat(toCrm(row.formatted(", onMissing: keep"), "EUR", none))
        .isEqualTo(Translation.leftOut(Translation.Kind.KEEP, leftOut));
    assertThat(toCrm(row.formatted(""), "EUR", none))
        .isEqualTo(
            Translation.waits(
                ErrorCode.REFERENCE_NOT_COUPLED.with(
                    "currencyCode = 'EUR' is not coupled in CURRENCY.")));
  }

  @Test
  void should_leave_a_reference_alone_whose_mapping_is_off() {
    availability.switchOff("CURRENCY", ErrorCode.ACCESS_DENIED.with("no"));
    FieldRule rule = rule("{ erp: currencyCode, crm: cur, lookup: CURRENCY }");

    assertThat(mapper().translate(rule, "EUR", Side.CRM, new References(List.of())))
        .isEqualTo(Translation.KEEP);
    assertThat(mapper().references(rule, "EUR", Side.ERP)).isEmpty();
  }

  @Test
  void should_ask_for_the_reference_of_a_number_without_exponent() {
    assertThat(
            mapper()
                .references(
                    rule("{ erp: termsCode, crm: terms, lookup: TERMS }"),
                    new BigDecimal("1E+2"),
                    Side.CRM))
        .containsExactly(new ReferenceKey("TERMS", Side.CRM, "100"));
    assertThat(mapper().references(rule("{ erp: a, crm: b }"), "x", Side.CRM)).isEmpty();
  }

  @Test
  void should_keep_an_empty_value_empty() {
    assertThat(toCrm("{ erp: a, crm: b, lookup: TERMS }", null, new References(List.of())))
        .isEqualTo(Translation.value(null));
  }

  @Test
  void should_name_field_value_and_remedy_of_what_cannot_be_transformed() {
    assertThat(toCrm("{ erp: a, crm: b, values: { X: 1 } }", "Y", new References(List.of())))
        .isEqualTo(
            Translation.failed(
                ErrorCode.VALUE_NOT_TRANSLATABLE.with(
                    "a = 'Y': There is no translation for \"Y\"."
                        + " Correct the value, or add it under values: of this field in the mapping"
                        + " file.")));
  }

  private Translation toErp(String row, Object value, References references) {
    return mapper().translate(rule(row), value, Side.ERP, references);
  }

  private Translation toCrm(String row, Object value, References references) {
    return mapper().translate(rule(row), value, Side.CRM, references);
  }

  private FieldMapper mapper() {
    return new FieldMapper(
        new Mappings(List.of(read("terms", TERMS), read("currency", CURRENCY))),
        availability,
        Transformations.standard());
  }

  private static References known(ReferenceKey key, String id, String natural) {
    return new References(List.of(new Reference(key, id, natural)));
  }

  private static FieldRule rule(String row) {
    return read(
            "thing",
            "name: THING\nerp: { entity: a }\ncrm: { entity: b }\ndirection: both\nfields:\n  - "
                + row
                + "\n")
        .fields()
        .get(0);
  }

  private static Mapping read(String slug, String text) {
    return new MappingReader(MappingWords.all()).read(slug + ".yaml", text);
  }

  @Test
  void should_take_the_first_of_several_mappings_that_has_the_reference() {
    FieldRule rule = rule("{ erp: currencyCode, crm: cur, lookup: [TERMS, CURRENCY] }");
    ReferenceKey terms = new ReferenceKey("TERMS", Side.ERP, "X");
    ReferenceKey currency = new ReferenceKey("CURRENCY", Side.ERP, "X");

    assertThat(mapper().references(rule, "X", Side.ERP)).containsExactly(terms, currency);
    assertThat(
            mapper()
                .translate(
                    rule,
                    "X",
                    Side.CRM,
                    new References(List.of(new Reference(currency, "c-1", "c")))))
        .isEqualTo(Translation.value("c-1"));
    assertThat(
            mapper().translate(rule, "X", Side.CRM, new References(List.of())).problem().detail())
        .isEqualTo("currencyCode = 'X' is not coupled in TERMS or CURRENCY.");
  }
}
