package dev.tandem.sync.transform;

import dev.tandem.mapping.Side;
import dev.tandem.mapping.Spelling;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A rule that mapping files can name.
 *
 * @param parameters names of the arguments it understands
 * @param create makes the transformation, or throws {@link WrongArgument}
 */
record Rule(List<String> parameters, Function<Arguments, Transformation> create) {

  static Rule plain(Transformation transformation) {
    return new Rule(List.of(), arguments -> transformation);
  }

  static Rule with(Function<Arguments, Transformation> create, String... parameters) {
    return new Rule(List.of(parameters), create);
  }

  /** Works on texts and leaves numbers and truth values as they are. */
  static Transformation text(UnaryOperator<String> change) {
    return (value, target) -> Result.of(value instanceof String text ? change.apply(text) : value);
  }

  Transformation build(Arguments arguments) {
    arguments.rule().arguments().keySet().stream()
        .filter(name -> !parameters.contains(name))
        .findFirst()
        .ifPresent(name -> refuse(name, arguments.rule().name()));
    Transformation transformation = create.apply(arguments);
    return (Object value, Side target) ->
        value == null ? Result.of(null) : transformation.apply(value, target);
  }

  private void refuse(String name, String rule) {
    throw new WrongArgument(
        name,
        "The rule " + rule + " takes no " + name + ".",
        parameters.isEmpty()
            ? "Write it like this: " + rule + "."
            : Spelling.remedy(name, parameters));
  }
}
