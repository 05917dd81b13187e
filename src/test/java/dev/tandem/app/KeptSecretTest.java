package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptSecretTest {
  private static final String PRESET = "preset-by-a-person";

  @TempDir private Path folder;

  @Test
  void should_make_a_secret_once_and_know_it_afterwards() {
    KeptSecret first = secret(Map.of());
    KeptSecret second = secret(Map.of());

    assertThat(first.isNew()).isTrue();
    assertThat(first.value().reveal()).hasSizeGreaterThan(40);
    assertThat(second).isEqualTo(new KeptSecret(first.value(), false));
  }

  @Test
  void should_make_another_secret_in_another_directory() {
    KeptSecret other = KeptSecret.of(settings(Map.of()), "api.token", folder.resolve("other"));

    assertThat(secret(Map.of()).value()).isNotEqualTo(other.value());
  }

  @Test
  void should_keep_it_for_its_owner_only_and_nothing_beside_it() throws IOException {
    secret(Map.of());

    assertThat(folder.toFile().list()).containsExactly("api-token");
    assumeTrue(file().getFileSystem().supportedFileAttributeViews().contains("posix"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void should_take_what_is_preset_and_keep_nothing() {
    assertThat(secret(Map.of("api.token", PRESET)).value().reveal()).isEqualTo(PRESET);
    assertThat(file()).doesNotExist();
  }

  @Test
  void should_take_it_from_the_file_that_a_setting_names() throws IOException {
    Path given = Files.writeString(folder.resolve("given"), PRESET + '\n');

    KeptSecret secret = secret(Map.of("api.token-file", given.toString()));

    assertThat(secret.value().reveal()).isEqualTo(PRESET);
    assertThat(secret.isNew()).isFalse();
    assertThat(file()).doesNotExist();
  }

  @Test
  void should_refuse_a_preset_secret_that_can_be_guessed_without_showing_it() {
    assertThatThrownBy(() -> secret(Map.of("api.token", "fifteen-letters")))
        .isInstanceOf(SystemFault.class)
        .hasMessageContaining("api.token")
        .hasMessageNotContaining("fifteen-letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "cut-short"})
  void should_never_take_a_file_that_was_cut_short_for_a_secret(String rest) throws IOException {
    Files.writeString(file(), rest);

    assertThatThrownBy(() -> secret(Map.of()))
        .isInstanceOf(SystemFault.class)
        .hasMessageContaining(file().toString());
  }

  @Test
  void should_not_show_it_by_accident() {
    KeptSecret secret = secret(Map.of());

    assertThat(secret.toString()).doesNotContain(secret.value().reveal());
  }

  private KeptSecret secret(Map<String, String> settings) {
    return KeptSecret.of(settings(settings), "api.token", file());
  }

  private Path file() {
    return folder.resolve("api-token");
  }

  private static Settings settings(Map<String, String> values) {
    return Settings.load(Map.of(), Map.of()).with(values);
  }
}
