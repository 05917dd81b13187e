package dev.tandem.app;

import dev.tandem.camel.Beans;
import dev.tandem.mapping.MappingFolder;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.WordCheck;
import dev.tandem.sync.transform.Transformations;
import java.nio.file.Path;
import java.util.Optional;

/** Mapping files and route files, read and linted before anything starts. */
final class Configuration {
  private Configuration() {}

  /** What the other rooms say about words in mapping files. */
  static WordCheck words() {
    return new WordCheck(Transformations.standard()::complaint, filter -> Optional.empty());
  }

  static Mappings read(Settings settings) {
    Path folder = settings.path("config.dir").resolve("mappings");
    Mappings mappings = new MappingFolder(words()).read(folder);
    InvalidRoutes.throwIfAny(RouteLint.check(settings.path("routes.dir"), mappings, Beans.NAMES));
    return mappings;
  }
}
