package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.Edition;
import dev.tandem.sync.RefusedEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;

/** Somebody who edits the files of a running node. */
final class Integrator {
  private final Landscape landscape;
  private final Path folder;

  /**
   * @param folder gets a copy of the shipped files, on which the landscape's nodes work from now on
   */
  Integrator(Landscape landscape, Path folder) {
    this.landscape = landscape;
    this.folder = folder;
    Folders.copyConfiguration(folder);
    landscape
        .with("config.dir", folder.resolve("config").toString())
        .with("routes.dir", folder.resolve("routes").toString());
  }

  Path mapping(String slug) {
    return folder.resolve("config/mappings/" + slug + ".yaml");
  }

  Path route(String slug) {
    return folder.resolve("routes/" + slug + ".camel.yaml");
  }

  void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes all files as they are shipped. */
  void ship() {
    Folders.emptyConfiguration(folder);
    Folders.copyConfiguration(folder);
  }

  /** Puts all files into effect as they are shipped. */
  void restore() {
    ship();
    settle();
  }

  /** The node sees the files at rest. */
  void settle() {
    landscape.node().liveEdit().look();
    landscape.node().liveEdit().look();
  }

  /** Puts what was edited into effect. */
  void save() {
    settle();
    assertThat(landscape.node().edits().refused()).isEmpty();
  }

  /** What the node has against what was edited. */
  RefusedEdit refused() {
    settle();
    return landscape.node().edits().refused().orElseThrow();
  }

  Edition inEffect() {
    return landscape.node().edits().inEffect();
  }

  /** Ids of the routes that run; each that exists must. */
  List<String> runningRoutes() {
    List<String> ids =
        landscape.node().context().getRoutes().stream()
            .filter(route -> !Boolean.FALSE.equals(route.isAutoStartup()))
            .map(Route::getId)
            .sorted()
            .toList();
    assertThat(ids)
        .allMatch(
            id ->
                landscape.node().context().getRouteController().getRouteStatus(id)
                    == ServiceStatus.Started);
    return ids;
  }
}
