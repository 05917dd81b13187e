package dev.tandem.mapping;

import java.util.Optional;
import java.util.function.Function;

/**
 * What other rooms say about words of their own languages in a mapping file. Each function answers
 * with a complaint, or with empty if the text is fine.
 *
 * @param transform judges one transformation rule
 * @param filter judges one OData filter
 * @param pattern judges one regular expression that values must fit
 * @param condition reads one OData filter that is judged fine
 * @param switches says whether a setting is on; empty if there is no such setting
 */
public record WordCheck(
    Function<TransformRule, Optional<RuleComplaint>> transform,
    Function<String, Optional<String>> filter,
    Function<String, Optional<RuleComplaint>> pattern,
    Function<String, Condition> condition,
    Function<String, Optional<Boolean>> switches) {

  /** Lets every word pass; there are no conditions, and every setting is on. */
  public static WordCheck none() {
    return new WordCheck(
        rule -> Optional.empty(),
        text -> Optional.empty(),
        text -> Optional.empty(),
        text -> null,
        name -> Optional.of(true));
  }
}
