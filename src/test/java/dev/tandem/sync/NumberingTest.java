package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Side;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** New records of a table that numbers nothing by itself get the next number. */
class NumberingTest {
  private final Workshop w =
      new Workshop(
          """
          name: THING
          erp: { entity: things, key: no, identity: "no", numbering: "SP NO. 000" }
          crm: { entity: things, id: thingid }
          direction: both
          create: { to-crm: true, to-erp: true }
          fields:
            - { erp: name, crm: name }
            - { erp: "no", crm: number, direction: to-crm }
          """);

  @AfterEach
  void close() {
    w.close();
  }

  @Test
  void should_begin_with_one() {
    assertThat(numberOf(created("A"))).isEqualTo("SP NO. 001");
  }

  @Test
  void should_go_on_behind_the_highest_number_whatever_else_is_there() {
    numbered("SP NO. 007");
    numbered("SP NO. 012");
    numbered("SP NO. 9");
    numbered("SP NO. 99x");
    numbered("900");
    numbered(null);

    assertThat(numberOf(created("A"))).isEqualTo("SP NO. 013");
  }

  @Test
  void should_look_for_the_highest_number_on_every_page() {
    w.erp.pageSize(1);
    numbered("SP NO. 001");
    numbered("SP NO. 040");
    numbered("SP NO. 002");

    assertThat(numberOf(created("A"))).isEqualTo("SP NO. 041");
  }

  @Test
  void should_grow_beyond_the_digits_of_the_pattern() {
    numbered("SP NO. 999");

    assertThat(numberOf(created("A"))).isEqualTo("SP NO. 1000");
  }

  @Test
  void should_number_the_new_records_of_one_batch_one_by_one() {
    String first = w.crm.add(Map.of("name", "A"));
    String second = w.crm.add(Map.of("name", "B"));
    w.sync(Side.CRM);

    assertThat(numberOf(first)).isEqualTo("SP NO. 001");
    assertThat(numberOf(second)).isEqualTo("SP NO. 002");
  }

  private void numbered(String number) {
    Map<String, Object> values = new HashMap<>();
    values.put("no", number);
    w.erp.add(values);
  }

  private String created(String name) {
    String crm = w.crm.add(Map.of("name", name));
    w.sync(Side.CRM);
    return crm;
  }

  private String numberOf(String crm) {
    return w.erp.get(w.partner(Side.CRM, crm)).values().text("no");
  }
}
