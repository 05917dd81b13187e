package dev.tandem.sandbox.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One column of an entity set as the model file describes it; {@code index} is its place in a row.
 */
public record Column(
    String name,
    ColumnType type,
    int index,
    Access access,
    boolean required,
    int max,
    int scale,
    BigDecimal minimum,
    BigDecimal maximum,
    boolean unique,
    boolean extensible,
    String defaultText,
    Map<Integer, String> options,
    Map<Integer, Integer> stateOf,
    List<String> members,
    List<String> targets,
    Relation relation,
    NumberSeries numberSeries,
    CodePair reference) {

  /** A lookup of several tables needs the table in its navigation names; owners never do. */
  public boolean polymorphic() {
    return targets.size() > 1 && !name.equals("ownerid");
  }

  /** The read-only property that shows a lookup's id. */
  public String valueName() {
    return "_" + name + "_value";
  }
}
