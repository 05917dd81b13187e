package dev.tandem.app;

import dev.tandem.mapping.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * All route files of a folder, as far as they are YAML.
 *
 * @param path the folder
 * @param files what could be read
 * @param broken what could not
 */
record RouteFolder(Path path, List<YamlFile> files, List<Finding> broken) {
  private static final String YAML_REMEDY =
      "Correct the YAML: indent with blanks, close quotes and brackets, put a blank after a colon.";

  /** The route that carries requests to both systems. */
  static final String COURIER = "odata.camel.yaml";

  private static final String SUFFIX = ".camel.yaml";

  static RouteFolder read(Path path) {
    RouteFolder folder = new RouteFolder(path, new ArrayList<>(), new ArrayList<>());
    try (Stream<Path> all = files(path)) {
      all.forEach(folder::add);
    } catch (IOException e) {
      folder.add(path, null, "The folder of route files cannot be read.", "Set routes.dir.");
    }
    return folder;
  }

  /** All route files; without what editors and mounts keep under names that begin with a dot. */
  static Stream<Path> files(Path folder) throws IOException {
    return Files.walk(folder, 2)
        .filter(file -> file.toString().endsWith(SUFFIX) && !isHidden(folder.relativize(file)))
        .sorted();
  }

  private static boolean isHidden(Path file) {
    return IntStream.range(0, file.getNameCount())
        .anyMatch(i -> file.getName(i).toString().startsWith("."));
  }

  /** Files of mappings, in contrast to those under {@code shared}. */
  List<YamlFile> ofMappings() {
    return files.stream().filter(file -> file.path().getParent().equals(path)).toList();
  }

  /** True for a file that is at work whatever the mappings are. */
  static boolean isShared(Path file) {
    return file.getParent().getFileName().toString().equals("shared");
  }

  /** A file's name without its ending: that of the mapping in small letters. */
  static String slug(YamlFile file) {
    return slug(file.path());
  }

  static String slug(Path file) {
    return file.getFileName().toString().replace(SUFFIX, "");
  }

  /** True if the mapping has a file, readable or not. */
  boolean has(String slug) {
    String file = ofMapping(slug).toString();
    return files.stream().anyMatch(f -> f.path().toString().equals(file))
        || broken.stream().anyMatch(f -> f.file().equals(file));
  }

  Path ofMapping(String slug) {
    return path.resolve(slug + SUFFIX);
  }

  private void add(Path file) {
    try {
      YamlFile.read(file)
          .ifPresentOrElse(
              files::add,
              () -> add(file, null, "The file is empty.", "Copy another route file into it."));
    } catch (MarkedYAMLException e) {
      add(file, e.getProblemMark(), "Broken YAML: " + e.getProblem() + ".", YAML_REMEDY);
    } catch (YAMLException | IOException e) {
      add(file, null, "The file cannot be read: " + e.getMessage() + ".", YAML_REMEDY);
    }
  }

  private void add(Path file, Mark at, String message, String remedy) {
    int line = at == null ? 0 : at.getLine() + 1;
    int column = at == null ? 0 : at.getColumn() + 1;
    broken.add(new Finding(file.toString(), line, column, message, remedy));
  }
}
