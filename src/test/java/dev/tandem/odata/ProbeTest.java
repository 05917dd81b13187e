package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private WireServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void should_ask_for_the_metadata_in_xml() {
    String csdl =
        "<Edmx><Schema Namespace='n'><EntityType Name='t'><Property Name='p' Type='Edm.Date'/>"
            + "</EntityType><EntityContainer><EntitySet Name='ts' EntityType='n.t'/>"
            + "</EntityContainer></Schema></Edmx>";

    Metadata metadata = probe(csdl).metadata();

    assertThat(metadata.find("ts").orElseThrow().properties()).containsKey("p");
    assertThat(server.received().get(0).target()).isEqualTo("/api/$metadata");
    assertThat(server.received().get(0).header("Accept")).isEqualTo("application/xml");
  }

  @Test
  void should_tell_that_an_address_has_no_metadata() {
    SystemFault fault =
        catchThrowableOfType(SystemFault.class, () -> probe("{\"a\":1}").metadata());

    assertThat(fault.problem().code()).isEqualTo(ErrorCode.PROTOCOL);
    assertThat(fault.getMessage()).contains("/api/$metadata");
  }

  private Probe probe(String body) {
    server = new WireServer(r -> WireServer.ok(body));
    return new Probe(
        server.connection(Headers.of("Accept", "application/json")),
        ServiceRoot.of(server.url() + "/api"));
  }
}
