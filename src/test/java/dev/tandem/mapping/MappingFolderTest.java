package dev.tandem.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFolderTest {
  @TempDir private Path folder;

  @Test
  void should_read_all_files_and_run_dependencies_first() throws IOException {
    write("a.yaml", mapping("A", "dependsOn: [B]"));
    write("b.yml", mapping("B", ""));
    write("notes.txt", "not a mapping");
    write(".hidden.yaml", "not a mapping");

    assertThat(new MappingFolder(WordCheck.none()).read(folder).inOrder())
        .extracting(Mapping::name)
        .containsExactly("B", "A");
  }

  @Test
  void should_report_the_findings_of_all_files_together() throws IOException {
    write("a.yaml", mapping("A", "nonsense: 1"));
    write("b.yaml", mapping("B", "nonsense: 1"));

    assertThat(findings())
        .extracting(f -> Path.of(f.file()).getFileName().toString())
        .containsExactly("a.yaml", "b.yaml");
  }

  @Test
  void should_find_a_dependency_that_does_not_exist() throws IOException {
    write("item-product.yaml", mapping("ITEM-PRODUCT", ""));
    write("price.yaml", mapping("PRICE", "dependsOn: [ITEM-PRODUKT]"));

    assertThat(findings())
        .singleElement()
        .returns("There is no mapping named ITEM-PRODUKT.", Finding::message)
        .returns("Did you mean ITEM-PRODUCT?", Finding::remedy)
        .returns(13, Finding::column);
  }

  @Test
  void should_find_a_lookup_through_a_mapping_that_does_not_exist() throws IOException {
    write("a.yaml", mapping("A", "  - { erp: x, crm: y, lookup: NOWHERE }"));

    assertThat(findings())
        .singleElement()
        .returns("There is no mapping named NOWHERE.", Finding::message)
        .returns(7, Finding::line);
  }

  @Test
  void should_find_a_reference_by_a_key_that_the_other_mapping_does_not_have() throws IOException {
    write("b.yaml", mapping("B", ""));
    write("a.yaml", mapping("A", "  - { erp: code, crm: y, lookup: B }"));

    assertThat(findings())
        .singleElement()
        .returns("code takes the key of a record, and B has none.", Finding::message)
        .returns("Name it there, as key under erp, or write take: id here.", Finding::remedy)
        .returns(7, Finding::line)
        .returns(34, Finding::column);
  }

  @Test
  void should_allow_references_that_need_no_key() throws IOException {
    write("b.yaml", mapping("B", ""));
    for (String fine : List.of("take: id", "direction: to-crm", "enabled: false")) {
      write("a.yaml", mapping("A", "  - { erp: code, crm: y, lookup: B, " + fine + " }"));
      assertThat(new MappingFolder(WordCheck.none()).read(folder).inOrder()).hasSize(2);
    }
    write("a.yaml", mapping("A", "  - { erp: codeId, crm: y, lookup: B }"));
    assertThat(new MappingFolder(WordCheck.none()).read(folder).inOrder()).hasSize(2);
    write("b.yaml", mapping("B", "").replace("entity: items", "entity: items, key: code"));
    write("a.yaml", mapping("A", "  - { erp: code, crm: y, lookup: B }"));
    assertThat(new MappingFolder(WordCheck.none()).read(folder).inOrder()).hasSize(2);
  }

  @Test
  void should_find_a_reference_to_a_record_of_another_company() throws IOException {
    write(
        "currency.yaml",
        mapping("CURRENCY", "").replace("entity: items", "entity: items, key: code"));
    write(
        "item-fr.yaml",
        mapping("ITEM-FR", "")
            .replace("erp: { ", "erp: { company: CRONUS FR, ")
            .replace("fields:\n", "fields:\n  - { erp: a, crm: b, lookup: CURRENCY }\n"));

    assertThat(findings())
        .extracting(Finding::message)
        .containsExactly(
            "CURRENCY is of the company of the settings, this mapping of the company CRONUS FR.");
  }

  @Test
  void should_find_a_company_that_takes_the_records_of_the_others_for_its_own() throws IOException {
    write("item.yaml", mapping("ITEM", ""));
    write("item-off.yaml", mapping("ITEM-OFF", "enabled: false"));
    write(
        "item-fr.yaml",
        mapping("ITEM-FR", "")
            .replace("erp: { ", "erp: { company: CRONUS FR, ")
            .replace("crm: { ", "crm: { company: bcbi_companyid, "));

    assertThat(findings())
        .extracting(Finding::message, Finding::remedy)
        .containsExactly(
            tuple(
                "ITEM-FR tells the products of the company CRONUS FR apart,"
                    + " this mapping of the company of the settings does not.",
                "Add company: bcbi_companyid here, too."));
  }

  @Test
  void should_want_the_name_and_not_the_alias() throws IOException {
    write("a.yaml", mapping("A", "aliases: [OLD A]"));
    write("b.yaml", mapping("B", "dependsOn: [OLD A]"));

    assertThat(findings())
        .singleElement()
        .returns("There is no mapping named OLD A.", Finding::message)
        .returns("OLD A is another name for it: write A.", Finding::remedy);
  }

  @Test
  void should_find_mappings_that_depend_on_each_other() throws IOException {
    write("a.yaml", mapping("A", "dependsOn: [B]"));
    write("b.yaml", mapping("B", "dependsOn: [C]"));
    write("c.yaml", mapping("C", "dependsOn: [B]"));

    assertThat(findings())
        .singleElement()
        .returns("Mappings depend on each other: B > C > B.", Finding::message);
  }

  @Test
  void should_find_a_name_that_is_used_twice() throws IOException {
    write("a.yaml", mapping("A", "aliases: [b]"));
    write("b.yaml", mapping("B", ""));

    assertThat(findings())
        .singleElement()
        .returns(
            "The name B is already used in " + folder.resolve("a.yaml") + ":7.", Finding::message)
        .returns(folder.resolve("b.yaml").toString(), Finding::file)
        .returns(1, Finding::line);
  }

  @Test
  void should_find_an_alias_that_is_used_twice_whatever_its_capitals() throws IOException {
    write("a.yaml", mapping("A", "aliases: [F\u00d6RS\u00c4LJNING]"));
    write("b.yaml", mapping("B", "aliases: [X, fo\u0308rsa\u0308ljning]"));

    assertThat(findings())
        .singleElement()
        .satisfies(f -> assertThat(f.message()).endsWith(folder.resolve("a.yaml") + ":7."))
        .returns(7, Finding::line)
        .returns(14, Finding::column);
  }

  @Test
  void should_find_mappings_by_name_and_alias_whatever_their_capitals() throws IOException {
    write(
        "a.yaml",
        mapping("A", "aliases: [COMMANDEVENTE-COMMANDE, F\u00d6RS\u00c4LJNINGSORDER-ORDER]"));
    write("b.yaml", mapping("B", ""));
    Mappings mappings = new MappingFolder(WordCheck.none()).read(folder);

    assertThat(mappings.get("a").name()).isEqualTo("A");
    assertThat(mappings.get("b").name()).isEqualTo("B");
    assertThat(mappings.get("commandevente-commande").name()).isEqualTo("A");
    assertThat(mappings.get(" f\u00f6rs\u00e4ljningsorder-order").name()).isEqualTo("A");
    assertThat(mappings.find("C")).isEmpty();
  }

  @Test
  void should_not_call_a_broken_file_an_unknown_mapping() throws IOException {
    write("a.yaml", mapping("A", "dependsOn: [B]"));
    write("b.yaml", "name: [B");

    assertThat(findings())
        .singleElement()
        .satisfies(f -> assertThat(f.message()).startsWith("Broken YAML"));
  }

  @Test
  void should_say_that_a_file_is_not_text() throws IOException {
    Files.write(folder.resolve("a.yaml"), "name: Ä".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(findings()).singleElement().returns("The file is not UTF-8 text.", Finding::message);
  }

  @Test
  void should_say_that_there_is_no_mapping() {
    assertThat(findings())
        .singleElement()
        .returns("The folder has no mapping file.", Finding::message);
  }

  @Test
  void should_say_that_there_is_no_folder() {
    assertThat(findings(folder.resolve("absent")))
        .singleElement()
        .returns("The folder of the mapping files cannot be read.", Finding::message);
  }

  private List<Finding> findings() {
    return findings(folder);
  }

  private static List<Finding> findings(Path folder) {
    return catchThrowableOfType(
            InvalidMappings.class, () -> new MappingFolder(WordCheck.none()).read(folder))
        .findings();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String mapping(String name, String more) {
    return """
        name: %s
        erp: { entity: items }
        crm: { entity: products }
        direction: both
        fields:
          - { erp: displayName, crm: name }
        %s
        """
        .formatted(name, more);
  }
}
