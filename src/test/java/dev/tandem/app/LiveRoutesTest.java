package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.camel.Departures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveRoutesTest {
  private static final Path A = Path.of("routes/a.camel.yaml");
  private static final Path B = Path.of("routes/b.camel.yaml");
  private static final Path SHARED = Path.of("routes/shared/errors.camel.yaml");
  private static final String CONFIGURATION =
      """
      - routeConfiguration:
          id: mapping
          onException:
            - onException:
                exception: [ java.lang.Exception ]
                handled: { constant: "true" }
                steps: [ { setBody: { constant: %s } } ]
      """;

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final AtomicInteger refusals = new AtomicInteger();
  private final List<String> swaps = new ArrayList<>();
  private LiveRoutes routes;

  @BeforeEach
  void start() throws Exception {
    context.addComponent("fragile", new Fragile(refusals));
    RouteTexts texts = new RouteTexts(context);
    SortedMap<Path, String> files =
        files(Map.of(A, route("a", "one"), B, route("b", "one"), SHARED, shared("caught")));
    texts.load(files);
    context.start();
    routes = new LiveRoutes(context, texts, new Departures(), files);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private static SortedMap<Path, String> files(Map<Path, String> files) {
    return new TreeMap<>(files);
  }

  private static String shared(String answer) {
    return CONFIGURATION.formatted(answer);
  }

  private static String route(String id, String answer) {
    return """
    - route:
        id: %s
        routeConfigurationId: mapping
        from: { uri: "fragile:%s", steps: [ { to: "direct:%s" } ] }
    - route:
        id: %s-inner
        routeConfigurationId: mapping
        from:
          uri: direct:%s
          steps:
            - choice:
                when:
                  - simple: "${body} == 'fail'"
                    steps: [ { throwException: { exceptionType: java.io.IOException, message: x } } ]
                otherwise: { steps: [ { setBody: { constant: %s } } ] }
    """
        .formatted(id, id, id, id, id, answer);
  }

  private void exchange(Map<Path, String> wanted) throws Exception {
    routes.exchange(
        files(wanted),
        new LiveRoutes.Swap() {
          @Override
          public void forward() {
            swaps.add("forward");
          }

          @Override
          public void back() {
            swaps.add("back");
          }
        });
  }

  private boolean isStarted(String route) {
    return context.getRouteController().getRouteStatus(route).isStarted();
  }

  private String answer(String route, String body) {
    return context.createProducerTemplate().requestBody("direct:" + route, body, String.class);
  }

  @Test
  void should_exchange_one_file_and_leave_the_others_alone() throws Exception {
    var untouched = context.getRoute("b");

    exchange(Map.of(A, route("a", "two"), B, route("b", "one"), SHARED, shared("caught")));

    assertThat(answer("a", "x")).isEqualTo("two");
    assertThat(context.getRoute("b")).isSameAs(untouched);
    assertThat(swaps).containsExactly("forward");
  }

  @Test
  void should_take_out_what_is_not_wanted_any_longer_and_bring_in_what_is_new() throws Exception {
    Path c = Path.of("routes/c.camel.yaml");

    exchange(Map.of(B, route("b", "one"), c, route("c", "new"), SHARED, shared("caught")));

    assertThat(context.getRoutes())
        .extracting(r -> r.getRouteId())
        .containsExactlyInAnyOrder("b", "b-inner", "c", "c-inner");
    assertThat(context.getRouteDefinition("a")).isNull();
    assertThat(answer("c", "x")).isEqualTo("new");
  }

  @Test
  void should_let_all_routes_go_by_an_edited_error_configuration() throws Exception {
    assertThat(answer("a", "fail")).isEqualTo("caught");

    exchange(Map.of(A, route("a", "one"), B, route("b", "one"), SHARED, shared("edited")));

    assertThat(answer("a", "fail")).isEqualTo("edited");
    assertThat(answer("b", "fail")).isEqualTo("edited");
  }

  @Test
  void should_put_everything_back_when_an_edited_route_does_not_start() {
    refusals.set(1);

    assertThatThrownBy(
            () ->
                exchange(
                    Map.of(A, route("a", "two"), B, route("b", "one"), SHARED, shared("edited"))))
        .hasStackTraceContaining("The port is taken.");

    assertThat(answer("a", "x")).isEqualTo("one");
    assertThat(answer("b", "fail")).isEqualTo("caught");
    assertThat(context.getRoutes()).hasSize(4).allMatch(r -> isStarted(r.getRouteId()));
    assertThat(swaps).containsExactly("forward", "back");
  }

  @Test
  void should_mend_later_what_could_not_be_put_back() throws Exception {
    refusals.set(2);
    assertThatThrownBy(
            () ->
                exchange(
                    Map.of(A, route("a", "two"), B, route("b", "one"), SHARED, shared("edited"))))
        .isInstanceOf(Exception.class);
    assertThat(isStarted("a")).isFalse();

    routes.mend();

    assertThat(answer("a", "x")).isEqualTo("one");
    assertThat(isStarted("a")).isTrue();
  }

  /** Its consumers do not start as often as they are told. */
  private static final class Fragile extends DefaultComponent {
    private final AtomicInteger refusals;

    Fragile(AtomicInteger refusals) {
      this.refusals = refusals;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters) {
      return new FragileEndpoint(uri, this);
    }
  }

  private static final class FragileEndpoint extends DefaultEndpoint {
    private final Fragile component;

    FragileEndpoint(String uri, Fragile component) {
      super(uri, component);
      this.component = component;
    }

    @Override
    public Producer createProducer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      return new DefaultConsumer(this, processor) {
        @Override
        protected void doStart() throws Exception {
          if (component.refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new java.net.BindException("The port is taken.");
          }
          super.doStart();
        }
      };
    }
  }
}
