package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingFolder;
import dev.tandem.mapping.Mappings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the route files and the mapping files hold at one moment. Their content tells edits, not
 * their dates: editors, copies and mounts set these as they like.
 *
 * @param routes text of the route files
 * @param mappings text of the mapping files
 */
record ConfigurationFiles(SortedMap<Path, String> routes, SortedMap<Path, String> mappings) {
  private static final int ID_LENGTH = 12;

  ConfigurationFiles {
    routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
    mappings = Collections.unmodifiableSortedMap(new TreeMap<>(mappings));
  }

  static ConfigurationFiles read(Settings settings) {
    SortedMap<Path, String> routes = new TreeMap<>();
    SortedMap<Path, String> mappings = new TreeMap<>();
    try (Stream<Path> files = RouteFolder.files(settings.path("routes.dir"))) {
      files.forEach(file -> add(file, routes));
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      routes.clear();
    }
    try {
      MappingFolder.list(settings.path("config.dir").resolve("mappings"))
          .forEach(file -> add(file, mappings));
    } catch (IOException unreadable) {
      mappings.clear();
    }
    return new ConfigurationFiles(routes, mappings);
  }

  /** As Latin-1, which holds any bytes: whether they are good text is for the lint to say. */
  private static void add(Path file, Map<Path, String> to) {
    try {
      to.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      to.put(file, "");
    }
  }

  /** The route files that are at work with these mappings: the shared ones, and theirs. */
  SortedMap<Path, String> routesOf(Mappings at) {
    List<String> slugs = at.enabled().stream().map(Mapping::slug).toList();
    SortedMap<Path, String> working = new TreeMap<>(routes);
    working
        .keySet()
        .removeIf(file -> !RouteFolder.isShared(file) && !slugs.contains(RouteFolder.slug(file)));
    return working;
  }

  /** The files that were added, edited or deleted since. */
  List<String> editedSince(ConfigurationFiles earlier) {
    TreeSet<String> edited = new TreeSet<>();
    edited(earlier.routes, routes, edited);
    edited(earlier.mappings, mappings, edited);
    return List.copyOf(edited);
  }

  private static void edited(Map<Path, String> a, Map<Path, String> b, TreeSet<String> edited) {
    Stream.concat(a.keySet().stream(), b.keySet().stream())
        .filter(file -> !Objects.equals(a.get(file), b.get(file)))
        .forEach(file -> edited.add(file.toString()));
  }

  List<String> names() {
    return Stream.concat(routes.keySet().stream(), mappings.keySet().stream())
        .map(Path::toString)
        .toList();
  }

  /** Names a content: the same files with the same content have the same id. */
  String id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Stream.of(routes, mappings)
          .forEach(all -> digest.update(all.toString().getBytes(StandardCharsets.ISO_8859_1)));
      return HexFormat.of().formatHex(digest.digest()).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
