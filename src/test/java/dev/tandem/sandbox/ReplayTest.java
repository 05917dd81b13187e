package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.control.Person;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written, a restart shows the same. */
class ReplayTest {
  private static final List<String> QUERIES =
      List.of(
          "accounts",
          "accounts?$orderby=modifiedon,accountid",
          "accounts?$filter=startswith(name,'a')",
          "contacts");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void should_show_the_same_after_a_restart_whatever_was_written(long seed) {
    List<JsonNode> before;
    try (Sandbox sandbox = start()) {
      write(sandbox.crmPerson(), new Random(seed));
      before = shown(sandbox.crmPerson());
    }

    try (Sandbox sandbox = start()) {
      assertThat(shown(sandbox.crmPerson())).as("seed %d", seed).isEqualTo(before);
      write(sandbox.crmPerson(), new Random(seed + 100));
      before = shown(sandbox.crmPerson());
    }

    try (Sandbox sandbox = start()) {
      assertThat(shown(sandbox.crmPerson())).as("seed %d", seed).isEqualTo(before);
    }
  }

  private Sandbox start() {
    return Sandbox.start(TestSandbox.options().withState(folder));
  }

  private static List<JsonNode> shown(Person person) {
    return QUERIES.stream().map(person::query).toList();
  }

  private static void write(Person person, Random random) {
    List<UUID> accounts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int dice = random.nextInt(10);
      if (accounts.isEmpty() || dice < 4) {
        ObjectNode account = person.create("accounts", values(random));
        accounts.add(UUID.fromString(account.path("accountid").asText()));
      } else if (dice < 8) {
        person.update("accounts", accounts.get(random.nextInt(accounts.size())), values(random));
      } else if (dice < 9) {
        person.delete("accounts", accounts.remove(random.nextInt(accounts.size())));
      } else {
        ObjectNode contact = JsonNodeFactory.instance.objectNode().put("lastname", "L" + i);
        UUID parent = accounts.get(random.nextInt(accounts.size()));
        contact.put("parentcustomerid_account@odata.bind", "/accounts(" + parent + ")");
        person.create("contacts", contact);
      }
    }
  }

  private static ObjectNode values(Random random) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    values.put("name", (char) ('a' + random.nextInt(3)) + "Ж" + random.nextInt());
    values.put("creditlimit", random.nextInt(100_000) / 100.0);
    values.put("numberofemployees", random.nextInt(50));
    values.put("creditonhold", random.nextBoolean());
    values.put("statuscode", 1 + random.nextInt(2));
    return random.nextBoolean() ? values : values.putNull("numberofemployees");
  }
}
