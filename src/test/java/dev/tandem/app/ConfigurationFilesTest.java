package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTest {
  @TempDir private Path folder;
  private Settings settings;
  private ConfigurationFiles before;

  @BeforeEach
  void copy() {
    Folders.copyConfiguration(folder);
    settings =
        Settings.load(
            Map.of(
                "TANDEM_CONFIG_DIR", folder.resolve("config").toString(),
                "TANDEM_ROUTES_DIR", folder.resolve("routes").toString()),
            Map.of());
    before = ConfigurationFiles.read(settings);
  }

  @Test
  void should_be_the_same_when_only_dates_differ() throws IOException {
    Files.setLastModifiedTime(
        folder.resolve("config/mappings/currency.yaml"), FileTime.from(Instant.EPOCH));

    ConfigurationFiles now = ConfigurationFiles.read(settings);

    assertThat(now).isEqualTo(before);
    assertThat(now.id()).isEqualTo(before.id());
  }

  @Test
  void should_name_what_was_added_edited_and_deleted() throws IOException {
    Path edited = folder.resolve("config/mappings/currency.yaml");
    Path deleted = folder.resolve("routes/shared/retention.camel.yaml");
    Path added = folder.resolve("routes/thing.camel.yaml");
    Folders.append(edited, "# edited\n");
    Files.delete(deleted);
    Files.writeString(added, "[]");

    ConfigurationFiles now = ConfigurationFiles.read(settings);

    assertThat(now.editedSince(before))
        .containsExactlyInAnyOrder(edited.toString(), deleted.toString(), added.toString());
    assertThat(now.id()).isNotEqualTo(before.id());
  }

  @Test
  void should_overlook_what_editors_and_mounts_keep_under_a_dot() throws IOException {
    Files.createDirectories(folder.resolve("routes/..data"));
    Files.writeString(folder.resolve("routes/..data/currency.camel.yaml"), "[");
    Files.writeString(folder.resolve("routes/.#currency.camel.yaml"), "[");
    Files.writeString(folder.resolve("config/mappings/.currency.yaml"), "[");

    assertThat(ConfigurationFiles.read(settings)).isEqualTo(before);
    assertThat(Configuration.lint(settings).complaints()).isEmpty();
  }
}
