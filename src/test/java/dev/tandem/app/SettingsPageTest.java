package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the page of settings to the list in the code. After a change of the list, {@code mvn test
 * -Dtest=SettingsPageTest -Dpages.write=true} writes it anew.
 */
class SettingsPageTest {
  private static final String HEAD =
      """
      # Settings

      A setting comes from its environment variable, else from `config/application.properties`, else
      from its default. An empty value counts as not set. An unknown name in the file stops the node
      with the most similar name as a hint. `./tandem demo` sets the connections and the data directory
      itself.

      A secret (`…-secret`, `…-password`) may also lie in a file: the setting with `-file` at its end
      names it. If both are set, the secret itself wins.

      Besides these, `<mapping>.cron` gives a mapping its own schedule, e.g. `customer-account.cron`.
      What begins with `camel.` goes to Camel; where the node's guarantees rest on a switch of Camel, the
      node's own choice wins.

      This page is made from `dev.tandem.app.Setting`.

      | setting | environment variable | default | meaning |
      |---|---|---|---|
      """;

  @Test
  void should_show_every_setting() throws IOException {
    Path page = Path.of("docs/settings.md");
    String text =
        HEAD
            + Arrays.stream(Setting.values())
                .map(SettingsPageTest::row)
                .collect(Collectors.joining());
    if (Boolean.getBoolean("pages.write")) {
      Files.writeString(page, text);
    }

    assertThat(page).hasContent(text);
  }

  private static String row(Setting setting) {
    String fallback = setting.fallback().map(text -> "`" + text + "`").orElse("");
    return "| `%s` | `%s` | %s | %s |%n"
        .formatted(
            setting.key(), Settings.variable(setting.key()), fallback, text(setting.meaning()));
  }

  /** As Markdown: names in angle brackets are not tags. */
  private static String text(String meaning) {
    return meaning.replace("<", "&lt;").replace("|", "\\|");
  }
}
