package dev.tandem.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tandem.odata.Json;
import org.junit.jupiter.api.Test;

class ErpValueTest {
  @Test
  void should_unescape_enum_members_on_reading() {
    assertThat(read(PropertyKind.ENUM, "In_x0020_Review")).isEqualTo("In Review");
    assertThat(read(PropertyKind.ENUM, "G_x002F_L_x0020_Account")).isEqualTo("G/L Account");
  }

  @Test
  void should_escape_enum_members_on_writing() {
    assertThat(written(PropertyKind.ENUM, "Positive Adjmt."))
        .isEqualTo("Positive_x0020_Adjmt_x002E_");
  }

  @Test
  void should_leave_an_escaped_enum_member_as_it_is() {
    assertThat(written(PropertyKind.ENUM, "In_x0020_Review")).isEqualTo("In_x0020_Review");
  }

  @Test
  void should_leave_texts_alone_whatever_they_look_like() {
    assertThat(read(PropertyKind.TEXT, "A_x0041_B")).isEqualTo("A_x0041_B");
    assertThat(written(PropertyKind.TEXT, "Main Street 1/2")).isEqualTo("Main Street 1/2");
  }

  @Test
  void should_read_every_empty_value_as_null() {
    for (String empty :
        new String[] {
          "",
          " ",
          "_x0020_",
          "0001-01-01",
          "0001-01-01T00:00:00Z",
          "00000000-0000-0000-0000-000000000000"
        }) {
      assertThat(read(PropertyKind.TEXT, empty)).isNull();
    }
  }

  @Test
  void should_know_in_which_sets_blocked_is_yes_or_no() {
    assertThat(PropertyKind.of("items", "blocked")).isEqualTo(PropertyKind.FLAG);
    assertThat(PropertyKind.of("customers", "blocked")).isEqualTo(PropertyKind.ENUM);
  }

  private static Object read(PropertyKind kind, String text) {
    return ErpValue.read(kind, TextNode.valueOf(text));
  }

  private static String written(PropertyKind kind, String text) {
    ObjectNode body = Json.object();
    ErpValue.write(body, "p", kind, text);
    return body.path("p").textValue();
  }
}
