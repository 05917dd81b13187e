package dev.tandem.mapping;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one mapping file and says everything that is wrong with it. */
public final class MappingReader {
  private static final String YAML_REMEDY =
      "Correct the YAML: indent with blanks, close quotes and brackets, put a blank after a colon.";

  private final WordCheck words;
  private final MappingChecks checks;

  public MappingReader(WordCheck words) {
    this.words = words;
    this.checks = new MappingChecks(words);
  }

  /**
   * The mapping in one file. Names of other mappings are not looked up and nothing is taken over
   * from them; {@link MappingFolder} does both.
   *
   * @param file name of the file, for messages; must fit the mapping's name
   * @throws InvalidMappings with everything that is wrong
   */
  public Mapping read(String file, String text) {
    Findings findings = new Findings(file);
    List<MappingFile> files = file(text, findings).stream().toList();
    List<String> names = files.stream().map(MappingFile::name).toList();
    List<Draft> drafts = new Inheritance(files, names).whole().stream().map(this::draft).toList();
    InvalidMappings.throwIfAny(findings.all());
    return drafts.get(0).mapping();
  }

  /** The file as nodes; empty, with a finding, if there is nothing to read. */
  static Optional<MappingFile> file(String text, Findings findings) {
    return compose(text, findings).map(root -> new MappingFile(root, text, findings));
  }

  /** The mapping as far as it can be read. */
  Draft draft(MappingFile file) {
    Draft draft = new DraftReader(file, words).read();
    checks.check(draft);
    return draft;
  }

  private static Optional<Node> compose(String text, Findings findings) {
    try {
      Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (node == null) {
        findings.addToFile("The file is empty.", "Write a mapping; docs/mapping.md shows how.");
      }
      return Optional.ofNullable(node);
    } catch (MarkedYAMLException e) {
      findings.add(e.getProblemMark(), "Broken YAML: " + e.getProblem() + ".", YAML_REMEDY);
    } catch (YAMLException e) {
      findings.addToFile("Broken YAML: " + e.getMessage() + ".", YAML_REMEDY);
    }
    return Optional.empty();
  }
}
