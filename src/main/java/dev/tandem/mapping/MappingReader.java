package dev.tandem.mapping;

import java.io.StringReader;
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
   * The mapping in one file. Names of other mappings are not looked up; {@link MappingFolder} does.
   *
   * @param file name of the file, for messages; must fit the mapping's name
   * @throws InvalidMappings with everything that is wrong
   */
  public Mapping read(String file, String text) {
    Findings findings = new Findings(file);
    Optional<Draft> draft = draft(text, findings);
    InvalidMappings.throwIfAny(findings.all());
    return draft.orElseThrow().mapping();
  }

  /** The mapping as far as it can be read; empty, with a finding, if there is nothing to read. */
  Optional<Draft> draft(String text, Findings findings) {
    Optional<Draft> draft =
        compose(text, findings).map(node -> new DraftReader(node, words, findings).read(text));
    draft.ifPresent(checks::check);
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
