package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.sync.SystemFault;
import org.junit.jupiter.api.Test;

class ServiceRootTest {
  private final ServiceRoot root = ServiceRoot.of("https://org.example/api/data/v9.2");

  @Test
  void should_follow_a_link_unchanged() {
    String link = "https://org.example/api/accounts?$skiptoken=%3Ccookie%20page=%222%22%3E&a=b+c";

    assertThat(root.follow(link)).hasToString(link);
  }

  @Test
  void should_follow_a_relative_link() {
    assertThat(root.follow("accounts?$skiptoken=2"))
        .hasToString("https://org.example/api/data/v9.2/accounts?$skiptoken=2");
  }

  @Test
  void should_encode_only_what_must_not_be_in_an_address() {
    assertThat(root.follow("https://org.example/a?$filter=name eq 'ß'&x=%20"))
        .hasToString("https://org.example/a?$filter=name%20eq%20'%C3%9F'&x=%20");
  }

  @Test
  void should_refuse_a_link_that_would_show_the_token_to_everybody() {
    assertThatThrownBy(() -> root.follow("http://org.example/api/accounts"))
        .isInstanceOf(SystemFault.class)
        .hasMessageContaining("leaves https");
  }

  @Test
  void should_refuse_what_is_no_link() {
    assertThatThrownBy(() -> root.follow("https://["))
        .isInstanceOf(SystemFault.class)
        .hasMessageContaining("is no link");
  }

  @Test
  void should_name_parts_of_a_batch_by_their_path() {
    assertThat(root.path(Query.of("accounts(1)"))).isEqualTo("/api/data/v9.2/accounts(1)");
  }
}
