package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.sync.transform.Transformations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The values by which records of one mapping find each other, group by group. */
final class MatchValues {
  private final List<List<MatchValue>> groups;
  private final Optional<Ownership> owner;

  MatchValues(Mapping mapping, Transformations transformations) {
    this.owner = Ownership.of(mapping);
    this.groups =
        mapping.match().stream()
            .map(
                group ->
                    group.stream()
                        .map(pair -> MatchValue.of(pair, mapping, transformations))
                        .toList())
            .toList();
  }

  private MatchValues(List<List<MatchValue>> groups, Optional<Ownership> owner) {
    this.groups = groups;
    this.owner = owner;
  }

  /**
   * The first value of each group alone: who agrees in it is alike, though not the same. What is
   * matched within another record has the same values as many, so all of them count.
   */
  MatchValues leading() {
    return new MatchValues(groups.stream().map(MatchValues::leading).toList(), owner);
  }

  private static List<MatchValue> leading(List<MatchValue> group) {
    return group.stream().anyMatch(MatchValue::isReference) ? group : group.subList(0, 1);
  }

  int groups() {
    return groups.size();
  }

  /** The properties that are compared. */
  Set<String> properties(Side side) {
    return groups.stream()
        .flatMap(List::stream)
        .map(value -> value.pair().on(side))
        .collect(Collectors.toSet());
  }

  /** The values of a record of the side that is searched. */
  String of(int group, Side side, SideRecord record) {
    return of(group, side, record, MatchValue.Referring.AS_IS);
  }

  /**
   * The group's values as one text, or null if one of them is empty: a name alone, without the
   * postcode beside it, would couple the wrong records.
   */
  String of(int group, Side side, SideRecord record, MatchValue.Referring referring) {
    StringBuilder text = new StringBuilder().append(group);
    for (MatchValue value : groups.get(group)) {
      String part = value.of(side, record.values(), referring);
      if (part == null) {
        return null;
      }
      text.append('\u0000').append(part);
    }
    return text.toString();
  }

  /**
   * True if two records of different sides agree in a group, and a company may have both.
   *
   * @param referring translates references of the first one
   */
  boolean agree(
      int group, Side side, SideRecord one, SideRecord other, MatchValue.Referring referring) {
    String values = of(group, side, one, referring);
    return values != null
        && values.equals(of(group, side.other(), other))
        && owner.filter(o -> o.isOfAnother(side == Side.CRM ? one : other)).isEmpty();
  }
}
