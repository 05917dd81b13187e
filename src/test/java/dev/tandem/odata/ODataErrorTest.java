package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ODataErrorTest {
  @Test
  void should_drop_the_correlation_id() {
    ODataError error =
        of("{\"error\":{\"code\":\"Unknown\",\"message\":\"No.  CorrelationId:  6f0c-1.\"}}");

    assertThat(error).isEqualTo(new ODataError("Unknown", "No."));
  }

  @Test
  void should_read_the_error_of_a_token_url() {
    ODataError error = of("{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7\"}");

    assertThat(error).hasToString("invalid_client: AADSTS7");
  }

  @Test
  void should_be_empty_for_a_page_of_html() {
    assertThat(of("<html>404</html>").isEmpty()).isTrue();
  }

  @Test
  void should_cut_endless_messages() {
    String trace = "x".repeat(10_000);

    assertThat(of("{\"error\":{\"code\":\"\",\"message\":\"" + trace + "\"}}").message())
        .hasSize(601);
  }

  private static ODataError of(String body) {
    return ODataError.of(WireServer.json(400, body));
  }
}
