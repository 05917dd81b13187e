package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody follows docs/adding-a-mapping.md, with the two files that are printed there. */
class AddingAMappingTest {
  private static final Pattern FILE =
      Pattern.compile("\\n`(\\S+\\.yaml)`.*?\\n```yaml\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @BeforeEach
  void follow() throws IOException {
    Folders.copyConfiguration(folder);
    Matcher files = FILE.matcher(Files.readString(Path.of("docs/adding-a-mapping.md")));
    List<String> written =
        files.results().map(file -> write(file.group(1), file.group(2))).toList();
    assertThat(written)
        .containsExactly(
            "config/mappings/location-account.yaml", "routes/location-account.camel.yaml");
  }

  private String write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void two_files_are_all_that_a_new_mapping_needs() throws InterruptedException {
    try (Landscape landscape = landscape()) {
      JsonNode location =
          landscape
              .sandbox()
              .erpPerson()
              .create(
                  "locations",
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("code", "OST")
                      .put("displayName", "Lager Ost")
                      .put("city", "Görlitz")
                      .put("country", "DE")
                      .put("phoneNumber", " +49 3581 1 "));

      landscape.pass();

      JsonNode account = landscape.account("name eq 'Lager Ost'");
      assertThat(account.get("accountnumber").asText()).isEqualTo("OST");
      assertThat(account.get("address1_city").asText()).isEqualTo("Görlitz");
      assertThat(account.get("address1_country").asText()).isEqualTo("Germany");
      assertThat(account.get("telephone1").asText()).isEqualTo("+49 3581 1");
      assertThat(account.get("customertypecode").asInt()).isEqualTo(12);

      landscape
          .sandbox()
          .erpPerson()
          .update(
              "locations",
              UUID.fromString(location.get("id").asText()),
              Landscape.values("city", "Zittau"));
      landscape.pass();

      assertThat(landscape.account("name eq 'Lager Ost'").get("address1_city").asText())
          .isEqualTo("Zittau");
      assertThat(landscape.errors()).isEmpty();
    }
  }

  private Landscape landscape() {
    return Landscape.ofCustomers(3, folder.resolve("data"))
        .with("config.dir", folder.resolve("config").toString())
        .with("routes.dir", folder.resolve("routes").toString());
  }

  @Test
  void the_check_finds_nothing_wrong_with_them() {
    Settings settings =
        Settings.load(
            Map.of(),
            Map.of(
                "config.dir", folder.resolve("config").toString(),
                "routes.dir", folder.resolve("routes").toString()));

    assertThat(Configuration.lint(settings).complaints()).isEmpty();
    assertThat(Configuration.complaintsOfCamel(settings)).isEmpty();
  }
}
