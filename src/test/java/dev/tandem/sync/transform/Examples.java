package dev.tandem.sync.transform;

import java.util.Map;
import java.util.TreeMap;

/** One good way to write each rule. */
final class Examples {
  static final Map<String, String> OF_RULES = new TreeMap<>();

  static {
    for (String plain :
        "trim uppercase lowercase digits alphanumeric email-lower country".split(" ")) {
      OF_RULES.put(plain, plain);
    }
    OF_RULES.put("truncate", "truncate(3)");
    OF_RULES.put("prefix", "prefix(FR-)");
    OF_RULES.put("titlecase", "{ titlecase: { culture: tr-TR } }");
    OF_RULES.put("substring", "{ substring: { from: 2, length: 3 } }");
    OF_RULES.put("replace", "{ replace: { find: \"St.\", with: \"\" } }");
    OF_RULES.put("regex-replace", "{ regex-replace: { find: \"(a)b\", with: \"$1\" } }");
    OF_RULES.put("regex-match", "{ regex-match: { find: \"(a)b\" } }");
    OF_RULES.put("date", "{ date: { pattern: dd-MM-yyyy } }");
    OF_RULES.put("date-time", "{ date-time: { culture: da-DK, zone: Europe/Copenhagen } }");
    OF_RULES.put("date-part", "{ date-part: { part: year } }");
    OF_RULES.put("unix-timestamp", "unix-timestamp");
    OF_RULES.put("decimal", "{ decimal: { culture: da-DK, n: 2 } }");
    OF_RULES.put("at-least", "at-least(0)");
    OF_RULES.put("round", "{ round: { to: 0.05, mode: up } }");
  }

  private Examples() {}
}
