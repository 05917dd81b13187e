package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.sync.SystemFault;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WebServerTest {

  @Test
  void should_listen_on_loopback_unless_told_otherwise() {
    assertThat(server(Map.of()).host()).isEqualTo("127.0.0.1");
    assertThat(server(Map.of("http.host", "0.0.0.0")).host()).isEqualTo("0.0.0.0");
  }

  @Test
  void should_give_an_address_that_works_on_this_machine() {
    assertThat(new WebServer("0.0.0.0", 8080).address()).isEqualTo("http://localhost:8080");
    assertThat(new WebServer("127.0.0.1", 8080).address()).isEqualTo("http://localhost:8080");
    assertThat(new WebServer("10.1.2.3", 8080).address()).isEqualTo("http://10.1.2.3:8080");
  }

  @Test
  void should_serve_api_and_management_at_one_address() {
    Properties camel = new Properties();
    new WebServer("127.0.0.1", 8123).configure(camel, settings(Map.of()));

    assertThat(camel)
        .containsEntry("camel.server.host", "127.0.0.1")
        .containsEntry("camel.management.host", "127.0.0.1")
        .containsEntry("camel.server.port", camel.get("camel.management.port"));
  }

  @Test
  void should_name_the_settings_when_it_cannot_listen() {
    assertThatThrownBy(() -> server(Map.of("http.host", "192.0.2.1")))
        .isInstanceOf(SystemFault.class)
        .hasMessageContaining("TDM-104")
        .hasMessageContaining("http.host")
        .hasMessageContaining("192.0.2.1");
  }

  private static WebServer server(Map<String, String> settings) {
    return WebServer.of(settings(settings));
  }

  private static Settings settings(Map<String, String> values) {
    return Settings.load(Map.of(), Map.of("http.port", "0")).with(values);
  }
}
