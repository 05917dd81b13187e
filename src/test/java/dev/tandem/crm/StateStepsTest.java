package dev.tandem.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.MappingWords;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Mappings;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.WireServer;
import dev.tandem.odata.WireServer.Received;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Version;
import dev.tandem.sync.Write;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Products have states, which take requests of their own. */
class StateStepsTest {
  private static final String CLOSED =
      "{\"error\":{\"code\":\"0x8004F995\",\"message\":\"Only draft products can be changed.\"}}";
  private static final String NO =
      "{\"error\":{\"code\":\"0x80040203\",\"message\":\"The value is out of range.\"}}";
  private static final Fields PRODUCT =
      Fields.of(Map.of("name", "Chai", "statecode", 0, "statuscode", 1));

  private final Deque<HttpAnswer> answers = new ArrayDeque<>();
  private final WireServer server = new WireServer(request -> answers.pop());
  private final Mapping mapping =
      new MappingReader(MappingWords.all())
          .read(
              "item-product.yaml",
              """
              name: ITEM-PRODUCT
              erp: { entity: items }
              crm: { entity: products }
              direction: to-crm
              fields:
                - { erp: displayName, crm: name }
                - { crm: statecode, constant: 0 }
                - { crm: statuscode, constant: 1 }
              """);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_put_a_new_product_on_sale_behind_its_create() {
    answer("201 Created", product(2, 7));
    answer("200 OK", product(0, 8));

    Receipt receipt = write(Write.insert("p1", PRODUCT));

    assertThat(bodies().get(0)).contains("{\"name\":\"Chai\"}");
    assertThat(bodies().get(1))
        .contains("If-Match: *", "\"statecode\":0", "\"statuscode\":1")
        .doesNotContain("Chai");
    assertThat(receipt.status()).isEqualTo(Receipt.Status.WRITTEN);
    assertThat(receipt.stored().version().tag()).isEqualTo("8");
  }

  @Test
  void should_send_what_the_crm_takes_with_updates_only_behind_the_create() {
    answer("201 Created", product(0, 7));
    answer("200 OK", product(0, 8));

    write(Write.insert("p1", Fields.of(Map.of("name", "Chai", "pricelevelid", "l1"))));

    assertThat(bodies().get(0)).contains("{\"name\":\"Chai\"}");
    assertThat(bodies().get(1)).contains("{\"pricelevelid\":\"l1\"}");
  }

  @Test
  void should_leave_it_at_the_create_where_products_are_on_sale_at_once() {
    answer("201 Created", product(0, 7));

    assertThat(write(Write.insert("p1", PRODUCT)).status()).isEqualTo(Receipt.Status.WRITTEN);
    assertThat(bodies()).hasSize(1);
  }

  @Test
  void should_keep_a_product_that_was_created_but_cannot_be_put_on_sale() {
    answer("201 Created", product(2, 7));
    answer("400 Bad Request", NO);

    Receipt receipt = write(Write.insert("p1", PRODUCT));

    assertThat(receipt.status()).isEqualTo(Receipt.Status.WRITTEN);
    assertThat(receipt.stored().version().tag()).isEqualTo("7");
  }

  @Test
  void should_put_a_product_under_revision_where_it_cannot_be_changed_otherwise() {
    answer("400 Bad Request", CLOSED);
    answer("200 OK", product(3, 7));
    answer("200 OK", product(3, 8));
    answer("200 OK", product(0, 9));

    Receipt receipt = write(Write.modify(known(), Fields.of(Map.of("name", "Chai tea"))));

    assertThat(bodies().get(1)).contains("\"statecode\":3");
    assertThat(bodies().get(2)).contains("{\"name\":\"Chai tea\"}");
    assertThat(bodies().get(3)).contains("\"statecode\":0");
    assertThat(receipt.status()).isEqualTo(Receipt.Status.WRITTEN);
    assertThat(receipt.stored().version().tag()).isEqualTo("9");
  }

  @Test
  void should_put_a_product_on_sale_again_whose_change_was_refused() {
    answer("400 Bad Request", CLOSED);
    answer("200 OK", product(3, 7));
    answer("400 Bad Request", NO);
    answer("200 OK", product(0, 9));

    Receipt receipt = write(Write.modify(known(), Fields.of(Map.of("name", "x"))));

    assertThat(bodies()).hasSize(4);
    assertThat(receipt.status()).isEqualTo(Receipt.Status.REJECTED);
    assertThat(receipt.problem().detail()).contains("out of range");
  }

  @Test
  void should_send_a_change_again_that_was_put_off_in_between() {
    answer("400 Bad Request", CLOSED);
    answer("200 OK", product(3, 7));
    answer("429 Too Many Requests", "{\"error\":{\"code\":\"\",\"message\":\"later\"}}");

    assertThat(write(Write.modify(known(), Fields.of(Map.of("name", "x")))).status())
        .isEqualTo(Receipt.Status.UNSENT);
  }

  private void answer(String status, String body) {
    answers.add(Multiparts.answer(200, status, body));
  }

  private static String product(int state, int version) {
    return "{\"@odata.etag\":\"%d\",\"productid\":\"p1\",\"statecode\":%d,\"statuscode\":1}"
        .formatted(version, state);
  }

  private static SideRecord known() {
    return new SideRecord("p1", new Version("6", null), PRODUCT);
  }

  private List<String> bodies() {
    return server.received().stream().map(Received::body).toList();
  }

  private Receipt write(Write write) {
    CrmSystem crm =
        new CrmSystem(
            server.connection(CrmSystem.headers()),
            server.url(),
            new Mappings(List.of(mapping)),
            CrmSettings.standard(),
            UUID::randomUUID);
    return crm.write(mapping, List.of(write)).get(0);
  }
}
