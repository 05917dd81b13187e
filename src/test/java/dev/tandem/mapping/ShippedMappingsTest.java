package dev.tandem.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedMappingsTest {
  private final Mappings mappings =
      new MappingFolder(WordCheck.none()).read(Path.of("config/mappings"));

  @Test
  void should_run_what_a_record_refers_to_before_it() {
    List<String> order = mappings.inOrder().stream().map(Mapping::name).toList();

    assertThat(order)
        .hasSize(24)
        .containsSubsequence("CURRENCY", "CUSTOMER-ACCOUNT", "CONTACT", "OPPORTUNITY")
        .containsSubsequence("UNIT-GROUP", "BASE-UNIT", "ITEM-UOM", "ITEM-PRODUCT")
        .containsSubsequence("DEFAULT-PRICE-LIST", "ITEM-PRODUCT", "ITEM-PRODPRICE")
        .containsSubsequence("PLHEADER-PRICE", "PLLINE-PRODPRICE");
  }

  @Test
  void should_be_found_by_the_names_that_users_know() {
    assertThat(mappings.get("CUSTOMER").name()).isEqualTo("CUSTOMER-ACCOUNT");
    assertThat(mappings.get("PAYMENT TERMS").name()).isEqualTo("PAYMENT-TERMS");
    assertThat(mappings.get("SHIPMENT METHOD").name()).isEqualTo("SHIPMENT-METHOD");
  }

  @Test
  void should_give_a_reason_for_every_field_that_is_off() {
    assertThat(mappings.inOrder())
        .flatExtracting(Mapping::fields)
        .filteredOn(field -> !field.enabled())
        .isNotEmpty()
        .allSatisfy(field -> assertThat(field.reason()).isNotBlank());
  }

  @Test
  void should_never_empty_the_owner_of_an_account() {
    FieldRule owner = field(mappings.get("CUSTOMER-ACCOUNT"), "ownerid");

    assertThat(owner.notNull()).isTrue();
    assertThat(owner.onMissing()).isEqualTo(OnMissing.KEEP);
    assertThat(owner.direction()).isEqualTo(Direction.TO_CRM);
  }

  @Test
  void should_make_new_accounts_satisfy_the_filter_of_accounts() {
    FieldRule type = field(mappings.get("CUSTOMER-ACCOUNT"), "customertypecode");

    assertThat(type.constant()).isEqualTo(new BigDecimal("3"));
    assertThat(mappings.get("CUSTOMER-ACCOUNT").crm().filter())
        .contains("customertypecode eq " + type.constant());
  }

  @Test
  void should_leave_only_salespeople_to_our_own_numbering() {
    assertThat(mappings.inOrder())
        .filteredOn(mapping -> mapping.erp().identity() != null)
        .singleElement()
        .satisfies(m -> assertThat(m.erp().numbering()).isEqualTo("SP NO. 00000"));
  }

  private static FieldRule field(Mapping mapping, String crm) {
    return mapping.fields().stream().filter(f -> crm.equals(f.crm())).findFirst().orElseThrow();
  }
}
