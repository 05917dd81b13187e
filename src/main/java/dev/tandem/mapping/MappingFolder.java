package dev.tandem.mapping;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads all mapping files of a folder: {@code config/mappings}. */
public final class MappingFolder {
  private final MappingReader reader;

  public MappingFolder(WordCheck words) {
    this.reader = new MappingReader(words);
  }

  /**
   * All mappings, dependencies first.
   *
   * @throws InvalidMappings with everything that is wrong in any file
   */
  public Mappings read(Path folder) {
    List<Findings> findings = new ArrayList<>();
    List<MappingFile> files = new ArrayList<>();
    for (Path file : files(folder)) {
      Findings ofFile = new Findings(file.toString());
      findings.add(ofFile);
      text(file, ofFile).flatMap(t -> MappingReader.file(t, ofFile)).ifPresent(files::add);
    }
    List<String> names = namesOf(findings);
    List<Draft> drafts = new Inheritance(files, names).whole().stream().map(reader::draft).toList();
    new FolderChecks(drafts, names).check();
    InvalidMappings.throwIfAny(findings.stream().flatMap(f -> f.all().stream()).toList());
    return new Mappings(drafts.stream().map(Draft::mapping).toList());
  }

  /** Names of the mappings that the files of a folder should hold; none if there are no files. */
  public static List<String> names(Path folder) {
    try {
      return files(folder).stream().map(file -> nameOf(file.toString())).toList();
    } catch (InvalidMappings unusable) {
      return List.of();
    }
  }

  /** {@code customer-account.yaml} holds the mapping {@code CUSTOMER-ACCOUNT}. */
  static String nameOf(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return name.replaceFirst("\\.ya?ml$", "").toUpperCase(Locale.ROOT);
  }

  /** All mapping files of a folder; without what editors and mounts keep under a dot. */
  public static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().matches("[^.].*\\.ya?ml"))
          .sorted()
          .toList();
    }
  }

  private static List<Path> files(Path folder) {
    try {
      List<Path> files = list(folder);
      if (files.isEmpty()) {
        throw fault(folder, "The folder has no mapping file.");
      }
      return files;
    } catch (IOException e) {
      throw fault(folder, "The folder of the mapping files cannot be read.");
    }
  }

  private static InvalidMappings fault(Path folder, String message) {
    return new InvalidMappings(
        List.of(
            Finding.ofFile(
                folder.toString(), message, "Put mapping files there, one <mapping>.yaml each.")));
  }

  private static Optional<String> text(Path file, Findings findings) {
    try {
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException e) {
      findings.addToFile("The file is not UTF-8 text.", "Save it in the encoding UTF-8.");
    } catch (IOException e) {
      findings.addToFile("The file cannot be read: " + e + ".", "Check its rights.");
    }
    return Optional.empty();
  }

  /** Names of all files, so that a broken file is not also reported as an unknown mapping. */
  private static List<String> namesOf(List<Findings> files) {
    return files.stream().map(f -> nameOf(f.file())).toList();
  }
}
