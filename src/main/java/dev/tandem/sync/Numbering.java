package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Numbers for new records where neither system gives one: the highest existing one plus one. */
final class Numbering {
  private final BusinessSystem system;
  private final Mapping mapping;
  private final String prefix;
  private final int digits;

  private Numbering(BusinessSystem system, Mapping mapping, String pattern) {
    this.system = system;
    this.mapping = mapping;
    this.prefix = pattern.replaceAll("0+$", "");
    this.digits = pattern.length() - prefix.length();
  }

  static boolean applies(Mapping mapping, Side target) {
    return mapping.on(target).numbering() != null;
  }

  static List<String> next(BusinessSystem system, Mapping mapping, int count) {
    String pattern = mapping.on(system.side()).numbering();
    return new Numbering(system, mapping, pattern).numbers(count);
  }

  private List<String> numbers(int count) {
    BigInteger last = highest();
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      last = last.add(BigInteger.ONE);
      numbers.add(prefix + "0".repeat(Math.max(0, digits - last.toString().length())) + last);
    }
    return numbers;
  }

  private BigInteger highest() {
    String property = mapping.on(system.side()).identity();
    BigInteger highest = BigInteger.ZERO;
    ReadPosition position = ReadPosition.after(null);
    do {
      Page page = system.changes(mapping, Set.of(property), position);
      for (SideRecord record : page.records()) {
        highest = highest.max(number(record.values().text(property)));
      }
      position = position.page(page.next());
    } while (position.next() != null);
    return highest;
  }

  private BigInteger number(String text) {
    boolean ours =
        text != null && text.startsWith(prefix) && text.substring(prefix.length()).matches("\\d+");
    return ours ? new BigInteger(text.substring(prefix.length())) : BigInteger.ZERO;
  }
}
