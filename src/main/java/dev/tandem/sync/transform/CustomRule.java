package dev.tandem.sync.transform;

import java.util.List;
import java.util.Map;

/**
 * A transformation rule of your own, for mapping files to name.
 *
 * <p>Put the class, with a constructor without arguments, into a jar, name it in the jar's {@code
 * META-INF/services/dev.tandem.sync.transform.CustomRule}, and put the jar into the folder {@code
 * lib} of the node. The rule is there from the next start on.
 *
 * <p>The node asks for {@link #name} and {@link #parameters} once, for {@link #create} once for
 * every place in a mapping file (and when files are checked), and then applies the transformation
 * from several threads at the same time. A rule must be pure: the same value always gives the same
 * result, nothing else is read, called or changed, and it does not wait. What it answers is written
 * to the other side and compared with what comes back from there.
 */
public interface CustomRule {

  /**
   * The name in mapping files: words in small letters, joined by points, such as {@code acme.iban}.
   * The point keeps it apart from the rules of the node.
   */
  String name();

  /** Names of the arguments that it understands; others are reported by {@code check}. */
  default List<String> parameters() {
    return List.of();
  }

  /**
   * Makes the transformation for one place.
   *
   * <p>Its value is never null: a String, BigDecimal or Boolean, as must be the one of its result,
   * or null for an empty one. A value that cannot be transformed gives {@link Result#failed}, which
   * fails its record with that reason and remedy; so does an exception.
   *
   * @param arguments the arguments as they stand in the file, none of them null
   * @throws IllegalArgumentException if they cannot be used; its message is shown to the author of
   *     the mapping file
   */
  Transformation create(Map<String, String> arguments);
}
