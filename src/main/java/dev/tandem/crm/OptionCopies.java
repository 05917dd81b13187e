package dev.tandem.crm;

import dev.tandem.odata.Batches;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.Part;
import dev.tandem.odata.Repeat;
import dev.tandem.odata.ServiceRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Further columns with the options of a choice column. They are brought in step after each change
 * of that column, with all its options, so that what a crash left out is made up for. They hold up
 * nothing: what cannot be copied is told by the check.
 */
record OptionCopies(Connection connection, Batches batches, ServiceRoot root) {
  /**
   * @param before the options as they were
   * @param after the options as they are
   */
  void bring(List<Choice> copies, List<Option> before, List<Option> after) {
    for (Choice copy : copies) {
      HttpAnswer answer = connection.get(root.resolve(copy.query()), Headers.none());
      if (answer.isSuccess()) {
        bring(copy, Option.all(answer), before, after);
      }
    }
  }

  /** What the copies lack or call otherwise. */
  List<String> differences(List<Choice> copies, List<Option> options) {
    List<String> found = new ArrayList<>();
    for (Choice copy : copies) {
      HttpAnswer answer = connection.get(root.resolve(copy.query()), Headers.none());
      if (answer.isSuccess()) {
        List<Option> present = Option.all(answer);
        options.forEach(option -> difference(copy, option, present).ifPresent(found::add));
      } else {
        found.add(copy + " is not there (HTTP " + answer.status() + ")");
      }
    }
    return found;
  }

  private static Optional<String> difference(Choice copy, Option option, List<Option> present) {
    Optional<Option> same = valued(present, option.value());
    if (same.isEmpty()) {
      return Optional.of("%s lacks '%s'".formatted(copy, option.label()));
    }
    return same.filter(other -> !other.label().equals(option.label()))
        .map(other -> "%s calls '%s' '%s'".formatted(copy, option.label(), other.label()));
  }

  private void bring(Choice copy, List<Option> present, List<Option> before, List<Option> after) {
    List<Part> parts = new ArrayList<>();
    for (Option option : after) {
      Optional<Option> same = valued(present, option.value());
      if (same.isEmpty()) {
        parts.add(option.inserted(copy, root));
      } else if (!same.get().label().equals(option.label())) {
        boolean wasCopied = same.equals(valued(before, option.value()));
        if (wasCopied) {
          parts.add(option.renamed(copy, root));
        }
      }
    }
    if (!parts.isEmpty()) {
      send(copy, parts);
    }
  }

  private static Optional<Option> valued(List<Option> options, int value) {
    return options.stream().filter(option -> option.value() == value).findFirst();
  }

  private void send(Choice copy, List<Part> parts) {
    batches.write(parts);
    HttpAnswer published = connection.send(copy.publication(root), Repeat.ALLOWED);
    connection.faults().require(published, "PublishXml");
  }
}
