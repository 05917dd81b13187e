package dev.tandem.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tandem.app.MappingWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mappings that are copies of others. */
class InheritanceTest {
  private static final String BASE =
      """
      name: BASE
      aliases: [GROUND]
      enabled: false
      reason: only extended
      erp: { entity: customers, filter: "blocked eq ''", key: number }
      crm: { entity: accounts, filter: "statecode eq 0" }
      direction: both
      create: { to-crm: true }
      dependsOn: [CURRENCY, TERMS]
      onUpdateConflict: erp
      onDeletion: uncouple
      match:
        - [ { erp: email, crm: emailaddress1 } ]
      fields:
        - { erp: displayName, crm: name }
        - { erp: phone, crm: telephone1, transform: trim, direction: to-crm }
        - { erp: phone, crm: telephone1, transform: digits, direction: to-erp }
        - { erp: currencyCode, crm: transactioncurrencyid, lookup: CURRENCY }
        - { erp: termsId, crm: terms, lookup: TERMS }
        - { crm: kind, constant: 3, direction: to-crm }
      templates:
        to-crm: [ { name: A, values: { rating: 1 } } ]
        to-erp: [ { name: B, values: { group: X } } ]
      """;

  private static final String OTHER =
      """
      name: %s
      erp: { entity: things, key: code }
      crm: { entity: things, id: thingid }
      direction: to-crm
      fields:
        - { erp: code, crm: code }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    write("base.yaml", BASE);
    write("currency.yaml", OTHER.formatted("CURRENCY"));
    write("currency-fr.yaml", OTHER.formatted("CURRENCY-FR"));
    write("terms.yaml", OTHER.formatted("TERMS"));
  }

  @Test
  void should_take_everything_over_but_names() throws IOException {
    Mapping copy = copy("");
    Mapping base = read().get("BASE");

    assertThat(copy)
        .returns("COPY", Mapping::name)
        .returns(List.of(), Mapping::aliases)
        .returns(false, Mapping::enabled)
        .returns("only extended", Mapping::reason)
        .returns(base.erp(), Mapping::erp)
        .returns(base.crm(), Mapping::crm)
        .returns(Direction.BOTH, Mapping::direction)
        .returns(true, Mapping::createInCrm)
        .returns(base.dependsOn(), Mapping::dependsOn)
        .returns(ConflictPolicy.ERP, Mapping::onUpdateConflict)
        .returns(DeletionPolicy.UNCOUPLE, Mapping::onDeletion)
        .returns(base.match(), Mapping::match)
        .returns(base.templates(), Mapping::templates)
        .returns(folder.resolve("copy.yaml").toString(), Mapping::file);
    assertThat(copy.fields())
        .extracting(FieldRule::erp, FieldRule::crm, FieldRule::direction, FieldRule::lookup)
        .containsExactlyElementsOf(
            base.fields().stream()
                .map(f -> tuple(f.erp(), f.crm(), f.direction(), f.lookup()))
                .toList());
  }

  @Test
  void should_let_own_keys_replace_inherited_ones() throws IOException {
    Mapping copy =
        copy(
            """
            aliases: [MINE]
            enabled: true
            erp: { filter: "country eq 'FR'" }
            create: { to-erp: true }
            onDeletion: ask
            dependsOn: [TERMS]
            match: []
            templates: { to-erp: [ { name: C, values: { group: Y } } ] }
            """);

    assertThat(copy)
        .returns(List.of("MINE"), Mapping::aliases)
        .returns(true, Mapping::enabled)
        .returns("customers", m -> m.erp().entity())
        .returns("country eq 'FR'", m -> m.erp().filter())
        .returns("number", m -> m.erp().key())
        .returns("statecode eq 0", m -> m.crm().filter())
        .returns(true, Mapping::createInCrm)
        .returns(true, Mapping::createInErp)
        .returns(DeletionPolicy.ASK, Mapping::onDeletion)
        .returns(ConflictPolicy.ERP, Mapping::onUpdateConflict)
        .returns(List.of("TERMS"), Mapping::dependsOn)
        .returns(List.of(), Mapping::match);
    assertThat(copy.templates()).extracting(Template::name).containsExactly("A", "C");
  }

  @Test
  void should_replace_fields_of_the_same_pair_and_add_the_others() throws IOException {
    Mapping copy =
        copy(
            """
            fields:
              - { erp: grade, crm: new_grade }
              - { erp: phone, crm: telephone1, transform: uppercase }
              - { crm: kind, constant: 11 }
              - { erp: displayName, crm: name, enabled: false }
            """);

    assertThat(copy.fields())
        .extracting(f -> f.erp() + "-" + f.crm(), FieldRule::enabled, f -> f.transform().toString())
        .containsExactly(
            tuple("displayName-name", false, "[]"),
            tuple("phone-telephone1", true, "[uppercase]"),
            tuple("currencyCode-transactioncurrencyid", true, "[]"),
            tuple("termsId-terms", true, "[]"),
            tuple("null-kind", true, "[]"),
            tuple("grade-new_grade", true, "[]"));
    assertThat(copy.fields().get(4).constant()).hasToString("11");
  }

  @Test
  void should_redirect_references() throws IOException {
    Mapping copy = copy("lookups: { CURRENCY: CURRENCY-FR }\n");

    assertThat(copy.dependsOn()).containsExactly("CURRENCY-FR", "TERMS");
    assertThat(copy.fields())
        .extracting(FieldRule::lookup)
        .containsExactly(
            List.of(), List.of(), List.of(), List.of("CURRENCY-FR"), List.of("TERMS"), List.of());
    assertThat(read().get("BASE").dependsOn()).containsExactly("CURRENCY", "TERMS");
  }

  @Test
  void should_let_a_copy_be_extended() throws IOException {
    write("copy.yaml", "name: COPY\nextends: BASE\nerp: { filter: \"a eq 1\" }\n");
    write("a-third.yaml", "name: A-THIRD\nextends: COPY\ncrm: { filter: \"b eq 2\" }\n");

    assertThat(read().get("A-THIRD"))
        .returns("a eq 1", m -> m.erp().filter())
        .returns("b eq 2", m -> m.crm().filter())
        .returns("accounts", m -> m.crm().entity());
  }

  @Test
  void should_have_a_new_revision_when_the_original_changes() throws IOException {
    String before = copy("").revision();
    String ofOther = read().get("TERMS").revision();

    write("base.yaml", BASE.replace("onDeletion: uncouple", "onDeletion: ask"));

    assertThat(read().get("COPY").revision()).isNotEqualTo(before).hasSize(16);
    assertThat(read().get("TERMS").revision()).isEqualTo(ofOther);
    write("base.yaml", BASE);
    assertThat(read().get("COPY").revision()).isEqualTo(before);
  }

  @Test
  void should_say_where_an_unknown_mapping_is_extended() throws IOException {
    write("copy.yaml", "name: COPY\nextends: BSAE\n");

    assertThat(findings())
        .containsExactly(
            new Finding(
                folder.resolve("copy.yaml").toString(),
                2,
                10,
                "There is no mapping named BSAE.",
                "Did you mean BASE?"));
  }

  @Test
  void should_find_mappings_that_extend_each_other() throws IOException {
    write("x.yaml", "name: X\nextends: Y\n");
    write("y.yaml", "name: Y\nextends: Z\n");
    write("z.yaml", "name: Z\nextends: Y\n");

    assertThat(findings())
        .singleElement()
        .returns("Mappings extend each other: Y > Z > Y.", Finding::message)
        .returns(folder.resolve("z.yaml").toString(), Finding::file)
        .returns(2, Finding::line);
  }

  @Test
  void should_find_a_mapping_that_extends_itself() throws IOException {
    write("x.yaml", "name: X\nextends: X\n");

    assertThat(findings())
        .extracting(Finding::message)
        .containsExactly("Mappings extend each other: X > X.");
  }

  @Test
  void should_report_what_is_wrong_with_an_original_once() throws IOException {
    write("base.yaml", BASE.replace("transform: trim", "transform: tirm"));
    write("copy.yaml", "name: COPY\nextends: BASE\n");
    write("third.yaml", "name: THIRD\nextends: COPY\n");

    assertThat(findings())
        .extracting(Finding::file, Finding::line, Finding::message)
        .containsExactly(
            tuple(folder.resolve("base.yaml").toString(), 16, "There is no rule tirm."));
  }

  @Test
  void should_report_what_fits_only_the_original_where_it_is_extended() throws IOException {
    write("copy.yaml", "name: COPY\nextends: BASE\ndirection: to-erp\ncreate: { to-crm: false }\n");

    assertThat(findings())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.file()).isEqualTo(folder.resolve("copy.yaml").toString()))
        .allSatisfy(f -> assertThat(f.line()).isEqualTo(2))
        .extracting(Finding::message)
        .contains("The field cannot flow to-crm: the mapping does not go there.");
  }

  @Test
  void should_report_own_mistakes_in_their_own_line() throws IOException {
    write(
        "copy.yaml",
        """
        name: COPY
        extends: BASE
        nonsense: 1
        fields:
          - { erp: grade, crm: name }
        """);

    assertThat(findings())
        .extracting(Finding::line, Finding::message)
        .containsExactlyInAnyOrder(
            tuple(3, "Unknown key nonsense."),
            tuple(5, "name in the CRM is already written by line 2."));
  }

  @Test
  void should_find_redirections_that_lead_nowhere() throws IOException {
    write(
        "copy.yaml",
        "name: COPY\nextends: BASE\nlookups:\n  CURENCY: CURRENCY-FR\n  TERMS: TERMS-FR\n");

    assertThat(findings())
        .extracting(Finding::line, Finding::message, Finding::remedy)
        .contains(
            tuple(4, "Nothing that is taken over refers to CURENCY.", "Did you mean CURRENCY?"))
        .filteredOn(t -> t.toList().get(1).equals("There is no mapping named TERMS-FR."))
        .isNotEmpty()
        .allSatisfy(t -> assertThat(t.toList().get(0)).isEqualTo(5));
  }

  @Test
  void should_want_pairs_of_names_as_redirections() throws IOException {
    write("copy.yaml", "name: COPY\nextends: BASE\nlookups: CURRENCY-FR\n");
    assertThat(findings())
        .extracting(Finding::line, Finding::message)
        .containsExactly(tuple(3, "lookups must be pairs."));

    write("copy.yaml", "name: COPY\nextends: BASE\nlookups: { CURRENCY: [CURRENCY-FR] }\n");
    assertThat(findings())
        .extracting(Finding::line, Finding::message)
        .containsExactly(tuple(3, "lookups names one mapping each."));
  }

  @Test
  void should_find_redirections_without_an_original() throws IOException {
    write("terms.yaml", OTHER.formatted("TERMS") + "lookups: { CURRENCY: CURRENCY-FR }\n");

    assertThat(findings())
        .extracting(Finding::line, Finding::message)
        .containsExactly(tuple(7, "lookups without extends has no effect."));
  }

  @Test
  void should_say_nothing_of_a_copy_whose_original_cannot_be_read() throws IOException {
    write("base.yaml", "name: [BASE");
    write("copy.yaml", "name: COPY\nextends: BASE\n");

    assertThat(findings())
        .singleElement()
        .satisfies(f -> assertThat(f.message()).startsWith("Broken YAML"));
  }

  @Test
  void should_not_extend_anything_when_a_file_is_read_alone() {
    InvalidMappings fault =
        catchThrowableOfType(
            InvalidMappings.class,
            () ->
                new MappingReader(WordCheck.none())
                    .read("copy.yaml", "name: COPY\nextends: BASE\n"));

    assertThat(fault.findings())
        .extracting(Finding::message)
        .containsExactly("There is no mapping named BASE.");
  }

  private Mapping copy(String keys) throws IOException {
    write("copy.yaml", "name: COPY\nextends: BASE\n" + keys);
    return read().get("COPY");
  }

  private Mappings read() {
    return new MappingFolder(MappingWords.all()).read(folder);
  }

  private List<Finding> findings() {
    return catchThrowableOfType(InvalidMappings.class, this::read).findings();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
