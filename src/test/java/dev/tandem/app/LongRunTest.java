package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongRunTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient http = HttpClient.newHttpClient();
  private Program tandem;

  @BeforeEach
  void prepare(@TempDir Path folder) {
    tandem = new Program(folder);
  }

  @AfterEach
  void stop() {
    tandem.close();
  }

  @Test
  void should_wait_for_a_system_that_is_down_and_go_on_by_itself() throws Exception {
    int crmPort = freePort();
    int httpPort = freePort();
    int erpPort = freePort();
    try (Sandbox first = SmallSandbox.start(crmPort, erpPort)) {
      tandem.with(SmallSandbox.settings(first)).with("http.port", String.valueOf(httpPort));
    }
    tandem.start("run");
    awaitMessage("Waiting for the CRM. TDM-201");
    assertThat(get(httpPort, "health/live").statusCode()).isEqualTo(200);
    assertThat(get(httpPort, "health/ready").statusCode()).isEqualTo(503);

    try (Sandbox second = SmallSandbox.start(crmPort, erpPort)) {
      awaitMessage("The CRM answers.");
      awaitMessage("In operation.");

      assertThat(second.lastChange()).isPositive();
      assertThat(get(httpPort, "health/ready").statusCode()).isEqualTo(200);
      assertThat(get(httpPort, "health").body()).contains("\"name\":\"erp\",\"status\":\"UP\"");
      assertThat(get(httpPort, "metrics").body()).contains("camel_exchanges_total");
      assertThat(tandem.err().lines().filter(line -> line.contains("Waiting"))).hasSize(1);
    }
  }

  @Test
  void should_put_edits_into_effect_by_itself_and_tell_in_its_health_of_one_that_is_refused()
      throws Exception {
    int httpPort = freePort();
    try (Sandbox sandbox = SmallSandbox.start()) {
      tandem.with(SmallSandbox.settings(sandbox)).with("http.port", String.valueOf(httpPort));
      tandem.start("run");
      awaitMessage("In operation.");
      Path mapping = tandem.folder().resolve("config/mappings/currency.yaml");

      Folders.append(mapping, "# edited\n");
      awaitMessage("Edits are in effect: config/mappings/currency.yaml.");
      Folders.replace(mapping, "direction: to-crm", "directon: to-crm");
      awaitMessage("Unknown key directon. Remedy: Did you mean direction?");

      assertThat(get(httpPort, "health/ready").statusCode()).isEqualTo(200);
      assertThat(get(httpPort, "health").body())
          .contains("\"name\":\"configuration\",\"status\":\"UP\"")
          .contains("currency.yaml:8:1: Unknown key directon.");
    }
  }

  @Test
  void should_stop_at_the_start_when_only_a_person_can_help() {
    try (Sandbox sandbox = SmallSandbox.start()) {
      tandem.with(SmallSandbox.settings(sandbox)).with("erp.company", "Cronus");

      assertThat(tandem.run("run").exit()).isOne();
      assertThat(tandem.err()).contains("TDM-205", "Cronus").doesNotContain("\tat ");
    }
  }

  private void awaitMessage(String text) {
    await(text)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(tandem.err()).contains(text));
  }

  private HttpResponse<String> get(int port, String path) throws Exception {
    URI uri = URI.create("http://localhost:" + port + "/observe/" + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
