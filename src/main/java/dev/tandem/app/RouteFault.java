package dev.tandem.app;

import dev.tandem.mapping.Finding;
import dev.tandem.mapping.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What Camel has against a route file, and the place there that it is probably about. */
final class RouteFault {
  private static final Pattern PLACE = Pattern.compile(" in file:(.+), line (\\d+), column (\\d+)");
  private static final Pattern OPTION = Pattern.compile("Unknown parameters=\\[\\{(.*)");
  private static final Pattern COMPONENT =
      Pattern.compile("No endpoint could be found for: (\\w+):");
  private static final int SHORTEST_WORD = 4;

  private final RouteFolder folder;
  private final List<Throwable> causes = new ArrayList<>();

  private RouteFault(Throwable fault, RouteFolder folder) {
    this.folder = folder;
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      causes.add(0, cause);
    }
  }

  static Finding finding(Throwable fault, RouteFolder folder) {
    RouteFault found = new RouteFault(fault, folder);
    return found.marked().or(found::inRoute).orElseGet(found::anywhere);
  }

  /** Where the YAML reader itself names the place. */
  private Optional<Finding> marked() {
    return causes.stream()
        .map(Throwable::getMessage)
        .flatMap(message -> message == null ? Stream.empty() : PLACE.matcher(message).results())
        .map(
            place ->
                new Finding(
                    place.group(1),
                    Integer.parseInt(place.group(2)),
                    Integer.parseInt(place.group(3)),
                    message(),
                    remedy()))
        .findFirst();
  }

  private Optional<Finding> inRoute() {
    for (YamlFile file : folder.files()) {
      for (Node route : file.under("route")) {
        Node id = YamlFile.value(route, "id").orElse(null);
        if (id != null && routeIds().contains(YamlFile.text(id))) {
          return Optional.of(inRoute(file, route, id));
        }
      }
    }
    return Optional.empty();
  }

  private Finding inRoute(YamlFile file, Node route, Node id) {
    Optional<ScalarNode> culprit = component(route).or(() -> culprit(route));
    return culprit
        .map(at -> file.finding(at, message(), remedy(at.getValue())))
        .orElseGet(() -> file.finding(id, message(), remedy()));
  }

  private List<String> routeIds() {
    return causes.stream()
        .flatMap(
            cause ->
                cause instanceof FailedToCreateRouteException made
                    ? Stream.of(made.getRouteId())
                    : cause instanceof FailedToStartRouteException started
                        ? Stream.of(started.getRouteId())
                        : Stream.empty())
        .toList();
  }

  /** The address of a component that there is not. */
  private Optional<ScalarNode> component(Node route) {
    Matcher unknown = COMPONENT.matcher(causes.get(0).getMessage());
    return unknown.find()
        ? scalars(route).filter(s -> s.getValue().startsWith(unknown.group(1) + ":")).findFirst()
        : Optional.empty();
  }

  /** The longest word of the route that the innermost message repeats. */
  private Optional<ScalarNode> culprit(Node route) {
    return causes.stream()
        .map(RouteFault::words)
        .map(
            message ->
                scalars(route)
                    .filter(s -> s.getValue().length() >= SHORTEST_WORD)
                    .filter(s -> message.contains(s.getValue()))
                    .max(Comparator.comparing(s -> s.getValue().length())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The message, as route files write addresses; of unknown options only their names. */
  private static String words(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).replace("://", ":");
    Matcher option = OPTION.matcher(message);
    return option.find() ? option.group(1) : message;
  }

  private static Stream<ScalarNode> scalars(Node node) {
    return node instanceof ScalarNode scalar
        ? Stream.of(scalar)
        : node instanceof MappingNode block
            ? block.getValue().stream()
                .flatMap(e -> Stream.concat(scalars(e.getKeyNode()), scalars(e.getValueNode())))
            : node instanceof org.yaml.snakeyaml.nodes.SequenceNode list
                ? list.getValue().stream().flatMap(RouteFault::scalars)
                : Stream.empty();
  }

  /** The word that was probably meant, of those that stand in route files elsewhere. */
  private String remedy(String wrong) {
    String word = firstPart(wrong);
    Set<String> others = new TreeSet<>();
    folder.files().stream()
        .flatMap(file -> scalars(file.root()))
        .forEach(s -> others.add(firstPart(s.getValue())));
    others.remove(word);
    return Spelling.nearest(word, others).map(w -> "Did you mean " + w + "?").orElse(remedy());
  }

  /** Of an address its component. */
  private static String firstPart(String word) {
    return word.contains(":") ? word.substring(0, word.indexOf(':')) : word;
  }

  private Finding anywhere() {
    return new Finding(folder.path().toString(), 0, 0, message(), remedy());
  }

  private String message() {
    String first =
        String.valueOf(causes.get(0).getMessage()).strip().lines().findFirst().orElse("");
    return "Camel does not accept this: " + first.replaceFirst("\\.$", "") + ".";
  }

  private static String remedy() {
    return "Compare it with a shipped route file.";
  }
}
