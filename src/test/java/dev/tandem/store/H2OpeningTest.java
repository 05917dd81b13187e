package dev.tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2OpeningTest {
  @TempDir Path directory;

  @Test
  void should_name_the_database_when_another_node_holds_it() throws Exception {
    try (OtherNode other = OtherNode.start(directory)) {
      SystemFault fault = fault(Databases.h2(directory));
      assertThat(fault.problem().code()).isEqualTo(ErrorCode.DATA_DIRECTORY_LOCKED);
      assertThat(fault.problem().detail()).contains(directory.toString());
      assertThat(fault.isPassing()).isFalse();
      assertThat(fault).hasMessageContaining("Stop the other node");
    }
  }

  @Test
  void should_find_an_intent_that_was_opened_the_moment_before_the_process_was_killed()
      throws Exception {
    OtherNode.start(directory).close();
    try (Store store = open(Databases.h2(directory))) {
      assertThat(store.intents().pending("M")).containsExactly(OtherNode.INTENT);
    }
  }

  @Test
  void should_go_on_after_a_thread_was_interrupted_at_its_writes() throws Exception {
    try (Store store = open(Databases.h2(directory))) {
      Thread writer = new Thread(() -> write(store, 50));
      writer.start();
      while (writer.isAlive()) {
        writer.interrupt();
        writer.join(1);
      }
      write(store, 1);
      assertThat(store.intents().pending("M")).hasSize(1);
    }
  }

  private static void write(Store store, int times) {
    for (int i = 0; i < times; i++) {
      store.intents().open(List.of(OtherNode.INTENT));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:file:/data/tandem, jdbc:h2:file:async:/data/tandem",
    "jdbc:h2:./data/tandem;X=Y, jdbc:h2:file:async:./data/tandem;X=Y",
    "jdbc:h2:file:C:/data/tandem, jdbc:h2:file:async:C:/data/tandem",
    "jdbc:h2:file:split:/data/tandem, jdbc:h2:file:split:/data/tandem",
    "jdbc:h2:mem:tandem, jdbc:h2:mem:tandem",
    "jdbc:h2:tcp://host/tandem, jdbc:h2:tcp://host/tandem"
  })
  void should_shield_plain_files_from_interrupted_threads(String url, String driverUrl) {
    assertThat(new H2Dialect().driverUrl(url)).isEqualTo(driverUrl);
  }

  @Test
  void should_name_the_settings_when_the_login_is_refused_and_never_the_password() {
    open(Databases.h2(directory)).close();
    String url = Databases.h2(directory).url();
    SystemFault fault = fault(StoreSettings.of(url, "sa", "s3cret!".toCharArray()));
    assertThat(fault.problem().code()).isEqualTo(ErrorCode.SETTING_MISSING);
    assertThat(fault).hasMessageContaining("store.user").hasMessageContaining("store.password");
    assertThat(fault).hasStackTraceContaining("Wrong user name or password");
    assertThat(fault.toString()).doesNotContain("s3cret!");
  }

  @Test
  void should_refuse_a_url_of_another_database() {
    SystemFault fault = fault(StoreSettings.of("jdbc:oracle:thin:@x?a=b", "sa", null));
    assertThat(fault.problem().code()).isEqualTo(ErrorCode.SETTING_MISSING);
    assertThat(fault).hasMessageContaining("jdbc:oracle:thin:@x").hasMessageContaining("jdbc:h2:");
  }

  @Test
  void should_refuse_a_password_in_the_url_without_repeating_it() {
    SystemFault fault = fault(StoreSettings.of("jdbc:h2:mem:x;PASSWORD=s3cret!", "sa", null));
    assertThat(fault).hasMessageContaining("store.password");
    assertThat(fault.getMessage()).doesNotContain("s3cret!");
  }

  @Test
  void should_name_the_url_when_the_file_cannot_be_made() {
    StoreSettings settings =
        StoreSettings.of("jdbc:h2:file:/proc/none/tandem", "sa", "pw".toCharArray());
    assertThat(fault(settings)).hasMessageContaining("jdbc:h2:file:/proc/none/tandem");
  }

  @Test
  void should_never_print_the_password_of_the_settings() {
    StoreSettings settings =
        StoreSettings.of("jdbc:h2:mem:x;USER=s3cret!", "sa", "s3cret!".toCharArray());
    assertThat(settings.toString()).contains("jdbc:h2:mem:x", "sa").doesNotContain("s3cret!");
  }

  private static SystemFault fault(StoreSettings settings) {
    return catchThrowableOfType(SystemFault.class, () -> open(settings).close());
  }

  private static Store open(StoreSettings settings) {
    return Store.open(settings, Clock.systemUTC());
  }
}
