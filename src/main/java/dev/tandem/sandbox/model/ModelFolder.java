package dev.tandem.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of model files on the class path; a new entity set is a new file in it. */
public final class ModelFolder {
  private static final String OWN = "";

  private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
  private final JsonNode given;

  /**
   * @param given columns that every set of the folder has, in the notation of the files
   */
  public ModelFolder(String given) {
    try {
      this.given = yaml.readTree(given);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the files of the folder itself, not those of its sub-folders. */
  public Catalog read(String folder) {
    return readAll(folder).get(OWN);
  }

  /** The folder's own catalog under the empty name, and one for each sub-folder by its name. */
  public Map<String, Catalog> readAll(String folder) {
    try {
      URL url = getClass().getResource(folder);
      if (url == null) {
        throw new IllegalStateException("No folder " + folder + " on the class path.");
      }
      return url.getProtocol().equals("jar")
          ? fromJar(url.toURI(), folder)
          : catalogs(Path.of(url.toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException("Model files in " + folder + " cannot be read.", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Catalog> fromJar(URI uri, String folder) throws IOException {
    try (FileSystem opened = FileSystems.newFileSystem(uri, Map.of())) {
      return catalogs(opened.getPath(folder));
    } catch (FileSystemAlreadyExistsException e) {
      return catalogs(FileSystems.getFileSystem(uri).getPath(folder));
    }
  }

  private Map<String, Catalog> catalogs(Path folder) throws IOException {
    Map<String, Catalog> catalogs = new LinkedHashMap<>();
    catalogs.put(OWN, models(folder));
    try (Stream<Path> below = Files.list(folder)) {
      for (Path sub : below.filter(Files::isDirectory).sorted().toList()) {
        catalogs.put(sub.getFileName().toString().replaceFirst("/$", ""), models(sub));
      }
    }
    return catalogs;
  }

  private Catalog models(Path folder) throws IOException {
    List<EntityModel> models = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        models.add(model(file));
      }
    }
    return new Catalog(models);
  }

  private EntityModel model(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new ModelFile(yaml.readTree(in)).read(given);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("Model file " + file + " is not valid: " + e.getMessage(), e);
    }
  }
}
