package dev.tandem.mapping;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the keys {@code enabled}: true, false, or what a switch of the settings says, as {@code
 * "{{units.groups}}"}, or the contrary of it, as {@code "{{!units.groups}}"}.
 */
final class Toggle {
  private static final Pattern SWITCH = Pattern.compile("\\{\\{(!?)([\\w.-]+)}}");

  private final Function<String, Optional<Boolean>> switches;

  Toggle(Function<String, Optional<Boolean>> switches) {
    this.switches = switches;
  }

  boolean read(YamlBlock block) {
    Matcher named = SWITCH.matcher(block.has("enabled") ? block.text("enabled", "") : "");
    if (!named.matches()) {
      return block.flag("enabled", true);
    }
    Optional<Boolean> on = state(named);
    if (on.isEmpty()) {
      block.complain(
          "enabled",
          "There is no switch named " + named.group(2) + ".",
          "docs/settings.md lists the settings that are true or false; write true or false otherwise.");
    }
    return on.orElse(true);
  }

  private Optional<Boolean> state(MatchResult named) {
    return switches.apply(named.group(2)).map(on -> on != named.group(1).equals("!"));
  }

  /** The switches that a file names, with their states: they are a part of its revision. */
  String states(String text) {
    return SWITCH
        .matcher(text)
        .results()
        .map(named -> named.group() + state(named).map(on -> "=" + on).orElse(""))
        .distinct()
        .collect(Collectors.joining(","));
  }
}
