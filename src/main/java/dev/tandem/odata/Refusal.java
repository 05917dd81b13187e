package dev.tandem.odata;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Problem;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A system's refusal to write a record, told so that a person knows which value to correct.
 *
 * @param record what was to be written, e.g. {@code accounts(…)}
 * @param error what the system said
 * @param written the values that it was given
 */
public record Refusal(String record, ODataError error, Fields written) {
  private static final int LONGEST_VALUE = 80;

  public Problem problem() {
    String value = culprit().map(this::describe).orElse("");
    return ErrorCode.VALUE_REJECTED.with(record + " was refused: " + value + error);
  }

  /** The property that the message is about, as far as it tells. */
  private Optional<String> culprit() {
    return first(this::isQuoted).or(() -> first(this::isValueNamed)).or(() -> first(this::isNamed));
  }

  private Optional<String> first(Predicate<String> test) {
    return written.names().stream().filter(test).findFirst();
  }

  private boolean isQuoted(String name) {
    String message = error.message();
    return message.contains("'" + name + "'") || message.contains("\"" + name + "\"");
  }

  private boolean isValueNamed(String name) {
    String text = written.text(name);
    String message = error.message();
    return text != null
        && (message.contains("'" + text + "'")
            || message.contains("(" + text + ")")
            || message.endsWith("Value: " + text));
  }

  /** Names that are no ordinary word may stand without quotes. */
  private boolean isNamed(String name) {
    boolean distinctive = !name.matches("[a-z]+");
    return distinctive
        && Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(error.message()).find();
  }

  private String describe(String name) {
    String text = written.text(name);
    if (text == null) {
      return name + " is empty. ";
    }
    return text.length() <= LONGEST_VALUE
        ? name + " = '" + text + "'. "
        : name
            + " = '"
            + text.substring(0, LONGEST_VALUE)
            + "…' ("
            + text.length()
            + " characters). ";
  }
}
