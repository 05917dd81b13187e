package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tandem.mapping.Finding;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingFolder;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mapping files against what systems say that they have. */
class MetadataLintTest {
  private static final String CURRENCY =
      """
      name: CURRENCY
      erp: { entity: currencies, key: code }
      crm: { entity: transactioncurrencies, id: currencyid }
      direction: to-crm
      fields:
        - { erp: code, crm: isocurrencycode }
      """;

  private static final String CUSTOMER =
      """
      name: CUSTOMER
      erp: { entity: customers }
      crm: { entity: accounts }
      direction: both
      fields:
        - { erp: displayName, crm: name }
        - { erp: currencyCode, crm: transactioncurrencyid, lookup: CURRENCY }
      """;

  private static final Metadata CRM =
      metadata(
          "accounts",
          List.of("accountid", "modifiedon", "name", "new_rating", "_transactioncurrencyid_value"),
          "transactioncurrencyid",
          "defaultpricelevelid");
  private static final Metadata ERP =
      metadata(
          "customers",
          List.of("id", "lastModifiedDateTime", "displayName", "currencyCode", "contosoGrade"));

  @TempDir private Path folder;

  @Test
  void should_accept_templates_of_properties_that_are_there() throws IOException {
    String templates =
        """
        templates:
          to-crm:
            - name: A
              when: contosoGrade eq 1
              values:
                new_rating: 1
                transactioncurrencyid: 10000000-0000-0000-0000-000000000000
                "defaultpricelevelid@odata.bind": "/pricelevels(1)"
          to-erp:
            - { name: B, when: "transactioncurrencyid ne null and new_rating eq 2", values: { contosoGrade: 2 } }
        """;

    assertThat(check(CUSTOMER + templates, Side.CRM)).isEmpty();
    assertThat(check(CUSTOMER + templates, Side.ERP)).isEmpty();
  }

  @Test
  void should_check_own_columns_like_any_others() throws IOException {
    String row = "  - { erp: %s, crm: %s }\n";

    assertThat(check(CUSTOMER + row.formatted("contosoGrade", "new_rating"), Side.CRM)).isEmpty();
    assertThat(check(CUSTOMER + row.formatted("contosoGrade", "new_rating"), Side.ERP)).isEmpty();
    assertThat(check(CUSTOMER + row.formatted("contosoGrade", "new_ratings"), Side.CRM))
        .singleElement()
        .returns("accounts of the CRM has no property new_ratings.", Finding::message)
        .returns("Did you mean new_rating?", Finding::remedy)
        .returns(8, Finding::line);
    assertThat(check(CUSTOMER + row.formatted("contosoGrad", "new_rating"), Side.ERP))
        .singleElement()
        .returns("customers of the ERP has no property contosoGrad.", Finding::message);
  }

  @Test
  void should_find_a_company_column_that_the_table_does_not_have() throws IOException {
    assertThat(check(CUSTOMER.replace("accounts }", "accounts, company: companyid }"), Side.CRM))
        .extracting(Finding::message, Finding::line)
        .containsExactly(tuple("accounts of the CRM has no property companyid.", 3));
  }

  @Test
  void should_find_a_navigation_property_of_the_company_that_the_table_does_not_have()
      throws IOException {
    String keys = "accounts, company: transactioncurrencyid, companyBind: Currency }";

    assertThat(check(CUSTOMER.replace("accounts }", keys), Side.CRM))
        .extracting(Finding::message, Finding::line)
        .containsExactly(tuple("accounts of the CRM has no navigation property Currency.", 3));
  }

  @Test
  void should_find_a_value_of_a_template_that_the_table_does_not_have() throws IOException {
    assertThat(
            check(
                CUSTOMER + "templates:\n  to-crm:\n    - { name: A, values: { new_ratng: 1 } }\n",
                Side.CRM))
        .singleElement()
        .returns("accounts of the CRM has no property new_ratng.", Finding::message)
        .returns("Did you mean new_rating?", Finding::remedy)
        .returns(10, Finding::line);
  }

  @Test
  void should_find_a_condition_of_a_template_on_what_the_table_does_not_have() throws IOException {
    assertThat(
            check(
                CUSTOMER
                    + "templates:\n  to-crm:\n"
                    + "    - { name: A, when: grade eq 1, values: { new_rating: 1 } }\n",
                Side.ERP))
        .singleElement()
        .returns("customers of the ERP has no property grade.", Finding::message)
        .returns(10, Finding::line)
        .returns(24, Finding::column);
  }

  @Test
  void should_find_a_binding_of_a_template_that_the_table_does_not_have() throws IOException {
    assertThat(
            check(
                CUSTOMER
                    + "templates:\n  to-crm:\n"
                    + "    - { name: A, values: { \"ownerid@odata.bind\": \"/teams(1)\" } }\n",
                Side.CRM))
        .extracting(Finding::message)
        .containsExactly("accounts of the CRM has no property ownerid@odata.bind.");
  }

  @Test
  void should_point_at_what_is_extended_for_what_was_taken_over() throws IOException {
    Files.writeString(
        folder.resolve("base.yaml"),
        CUSTOMER.replace("CUSTOMER", "BASE").replace("displayName", "shownName"));

    assertThat(check("name: CUSTOMER\nextends: BASE\n", Side.ERP))
        .singleElement()
        .returns("customers of the ERP has no property shownName.", Finding::message)
        .returns(2, Finding::line)
        .returns(10, Finding::column);
  }

  private List<Finding> check(String customer, Side side) throws IOException {
    Files.writeString(folder.resolve("currency.yaml"), CURRENCY);
    Files.writeString(folder.resolve("customer.yaml"), customer);
    Mappings mappings = new MappingFolder(MappingWords.all()).read(folder);
    Mapping mapping = mappings.get("CUSTOMER");
    return new MetadataLint(mapping, mappings, side, Set.of()).check(side == Side.CRM ? CRM : ERP);
  }

  private static Metadata metadata(String set, List<String> properties, String... navigations) {
    Map<String, Metadata.Property> known = new LinkedHashMap<>();
    properties.forEach(p -> known.put(p, new Metadata.Property(p, "Edm.String", null)));
    Map<String, String> paths = new LinkedHashMap<>();
    List.of(navigations).forEach(navigation -> paths.put(navigation, "x"));
    return new Metadata(Map.of(set, new Metadata.EntitySet(set, set, known, paths)));
  }
}
