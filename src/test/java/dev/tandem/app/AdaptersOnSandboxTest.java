package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingFolder;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.JdkTransport;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import dev.tandem.sandbox.SeedData;
import dev.tandem.sandbox.control.Person;
import dev.tandem.sandbox.seed.GeneratedCompany;
import dev.tandem.sandbox.seed.Seed;
import dev.tandem.sync.BusinessSystem;
import dev.tandem.sync.Fields;
import dev.tandem.sync.IdPage;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.Receipt.Status;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Systems;
import dev.tandem.sync.Version;
import dev.tandem.sync.Write;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both adapters on the sandbox: more accounts than the CRM counts or gives in one page. */
@TestInstance(Lifecycle.PER_CLASS)
class AdaptersOnSandboxTest {
  private static final int CUSTOMERS = 7_800;
  private static final int CRM_PAGE = 5_000;

  private final Seed seed = new GeneratedCompany(1, CUSTOMERS).rows();
  private final Mappings mappings =
      new MappingFolder(MappingWords.all()).read(Path.of("config", "mappings"));
  private final Mapping customers = mappings.get(Landscape.MAPPING);
  private Sandbox sandbox;
  private Systems systems;

  @BeforeAll
  void start() {
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults()
                .withSeed(new SeedData(seed.crm(), seed.erp()))
                .withCredentials(SmallSandbox.CRM, SmallSandbox.ERP));
    Map<String, String> environment = new TreeMap<>();
    SmallSandbox.settings(sandbox)
        .forEach((key, value) -> environment.put(Settings.variable(key), value));
    systems =
        new BothSystems(Settings.load(environment, Map.of()), mappings, new JdkTransport())
            .among(mappings);
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void should_list_every_id_page_by_page_whatever_the_filter_says() {
    IdPage first = systems.crm().ids(customers, null);

    assertThat(first.ids()).hasSize(CRM_PAGE);
    assertThat(ids(Side.CRM)).containsExactlyInAnyOrderElementsOf(seeded("accounts", "accountid"));
    assertThat(ids(Side.ERP)).containsExactlyInAnyOrderElementsOf(seeded("customers", "id"));
  }

  @Test
  void should_count_beyond_what_the_crm_counts() {
    long accounts =
        seed.crm().get("accounts").stream()
            .filter(a -> a.path("statecode").asInt() == 0)
            .filter(a -> a.path("customertypecode").asInt() == 3)
            .count();
    long unblocked =
        seed.erp().get("customers").stream()
            .filter(c -> c.path("blocked").asText(" ").isBlank())
            .count();

    assertThat(accounts).isGreaterThan(CRM_PAGE);
    assertThat(systems.crm().count(customers)).isEqualTo(accounts);
    assertThat(systems.erp().count(customers)).isEqualTo(unblocked);
  }

  @Test
  void should_read_customers_by_number_and_by_id_in_one_batch_each() {
    ObjectNode first = seed.erp().get("customers").get(0);
    ObjectNode second = seed.erp().get("customers").get(1);
    String number = first.path("number").asText();
    String id = second.path("id").asText();

    Map<String, SideRecord> found =
        systems.erp().readByKey(customers, List.of(number, id, "NOBODY"));

    assertThat(found).containsOnlyKeys(number, id);
    assertThat(found.get(number).id()).isEqualTo(first.path("id").asText());
    assertThat(found.get(id).values().text("displayName"))
        .isEqualTo(second.path("displayName").asText());
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void should_delete_the_version_that_was_read_and_take_a_missing_record_for_done(Side side) {
    String id = created(side);
    SideRecord before = read(side, id);
    edit(side, id);

    assertThat(delete(side, before).status()).isEqualTo(Status.STALE);
    assertThat(delete(side, read(side, id))).isEqualTo(Receipt.written(null));
    assertThat(systems.on(side).read(customers, List.of(id))).isEmpty();
    assertThat(delete(side, before)).as("gone already").isEqualTo(Receipt.written(null));
  }

  @Test
  void should_refuse_to_delete_an_option() {
    Mapping terms = mappings.get("PAYMENT-TERMS");
    List<String> options = systems.crm().ids(terms, null).ids();
    SideRecord option = new SideRecord(options.get(0), new Version(null, null), Fields.none());

    Receipt receipt = systems.crm().write(terms, List.of(Write.delete(option))).get(0);

    assertThat(receipt.status()).isEqualTo(Status.REJECTED);
    assertThat(receipt.problem().detail()).contains(option.id(), "is not deleted");
    assertThat(systems.crm().count(terms)).isEqualTo(options.size());
  }

  private List<String> ids(Side side) {
    BusinessSystem system = systems.on(side);
    IdPage page = system.ids(customers, null);
    List<String> ids = new ArrayList<>(page.ids());
    while (page.next() != null) {
      page = system.ids(customers, page.next());
      ids.addAll(page.ids());
    }
    return ids;
  }

  private List<String> seeded(String set, String key) {
    return (set.equals("accounts") ? seed.crm() : seed.erp())
        .get(set).stream().map(row -> row.path(key).asText()).toList();
  }

  private Person person(Side side) {
    return side == Side.CRM ? sandbox.crmPerson() : sandbox.erpPerson();
  }

  private static String set(Side side) {
    return side == Side.CRM ? "accounts" : "customers";
  }

  private String created(Side side) {
    String name = side == Side.CRM ? "name" : "displayName";
    JsonNode row = person(side).create(set(side), Landscape.values(name, "Short-lived"));
    return row.path(side == Side.CRM ? "accountid" : "id").asText();
  }

  private void edit(Side side, String id) {
    String phone = side == Side.CRM ? "telephone1" : "phoneNumber";
    person(side).update(set(side), UUID.fromString(id), Landscape.values(phone, "1"));
  }

  private SideRecord read(Side side, String id) {
    return systems.on(side).read(customers, List.of(id)).get(id);
  }

  private Receipt delete(Side side, SideRecord record) {
    return systems.on(side).write(customers, List.of(Write.delete(record))).get(0);
  }
}
