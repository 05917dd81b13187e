package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.camel.Beans;
import dev.tandem.camel.KafkaMessages;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.impl.SchedulerRepository;

/** On the shipped route files, beside a context that has what they name. */
class TrialTest {
  private final DefaultCamelContext live = new DefaultCamelContext();
  private final KafkaMessages messages = new KafkaMessages(null, "tandem");
  private final Settings settings = Settings.load(Map.of(), Map.of());
  private final Trial trial = new Trial(live, settings);

  @BeforeEach
  void start() {
    Processor nothing = exchange -> {};
    Beans.NAMES.stream()
        .filter(name -> !name.equals("kafkaMessages"))
        .forEach(name -> live.getRegistry().bind(name, nothing));
    live.getRegistry().bind("kafkaMessages", messages);
    live.getRegistry().bind("store", DataSource.class, new JdbcDataSource());
    live.start();
  }

  @AfterEach
  void stop() {
    live.stop();
  }

  @Test
  void should_open_nothing_and_leave_the_running_context_alone() throws Exception {
    Set<String> threads = threads();

    trial.run(routes());

    assertThat(threads()).isSubsetOf(threads);
    assertThat(SchedulerRepository.getInstance().lookupAll()).isEmpty();
    assertThat(messages.getCamelContext()).isSameAs(live);
    assertThat(live.getRoutes()).isEmpty();
    assertThat(live.isStarted()).isTrue();
  }

  @Test
  void should_refuse_a_method_that_a_step_does_not_have() {
    assertRefused("shared/pull", "ofChanges", "ofChange", "ofChange not found");
  }

  @Test
  void should_refuse_an_expression_that_is_none() {
    assertRefused("shared/pull", "${body.more}", "${nosuch}", "Unknown function: nosuch");
  }

  @Test
  void should_refuse_an_unknown_step() {
    assertRefused("shared/apply", "ref: planner", "ref: planer", "planer");
  }

  @Test
  void should_refuse_a_value_that_an_option_does_not_take() {
    assertRefused("currency", "batching: true", "batching: maybe", "batching");
  }

  private void assertRefused(String file, String what, String with, String message) {
    SortedMap<Path, String> routes = new TreeMap<>(routes());
    routes.computeIfPresent(
        Path.of("routes", file + ".camel.yaml"), (path, text) -> text.replace(what, with));

    assertThatThrownBy(() -> trial.run(routes))
        .isInstanceOf(FailedToCreateRouteException.class)
        .hasStackTraceContaining(message);
  }

  private SortedMap<Path, String> routes() {
    return ConfigurationFiles.read(settings).routes();
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }
}
