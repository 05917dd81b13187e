package dev.tandem.app;

import dev.tandem.mapping.Finding;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Spelling;
import dev.tandem.sync.SystemFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/** Finds settings that nobody reads and values that nobody can use. */
final class SettingsLint {
  private static final String CRON = ".cron";

  private final Settings settings;
  private final Collection<String> mappings;
  private final List<Finding> findings = new ArrayList<>();

  private SettingsLint(Settings settings, Collection<String> mappings) {
    this.settings = settings;
    this.mappings = mappings;
  }

  /**
   * @param mappings names of all mappings as their settings begin, e.g. {@code customer-account}
   */
  static List<Finding> check(Settings settings, Collection<String> mappings) {
    SettingsLint lint = new SettingsLint(settings, mappings);
    settings.file().values().keySet().forEach(lint::checkKnown);
    lint.crons().forEach(lint::checkCron);
    for (Setting setting : Setting.values()) {
      lint.checkValue(setting);
    }
    return lint.findings;
  }

  /** Variables that look like settings and are none: probably misspelt. */
  static List<String> unreadVariables(Collection<String> variables, Mappings mappings) {
    Set<String> known = new HashSet<>(Set.of("TANDEM_JAVA_OPTS"));
    Stream.of(Setting.values()).map(Setting::key).map(Settings::variable).forEach(known::add);
    if (mappings != null) {
      mappings.inOrder().forEach(m -> known.add(Settings.variable(m.slug() + CRON)));
    }
    return variables.stream()
        .filter(name -> name.startsWith("TANDEM_") && !known.contains(name))
        .sorted()
        .toList();
  }

  private void checkKnown(String key) {
    if (!Setting.isKnown(key) && !crons().toList().contains(key)) {
      add(key, "Unknown setting " + key + ".", Spelling.remedy(key, known()));
    }
  }

  private List<String> known() {
    return Stream.concat(Stream.of(Setting.values()).map(Setting::key), crons())
        .distinct()
        .toList();
  }

  private Stream<String> crons() {
    return Stream.concat(
        Stream.of(Setting.values()).map(Setting::key).filter(key -> key.endsWith(CRON)),
        mappings.stream().map(name -> name + CRON));
  }

  private void checkCron(String key) {
    settings
        .find(key)
        .flatMap(SettingsLint::complaintOfCron)
        .ifPresent(complaint -> add(key, named(key) + complaint, cronRemedy()));
  }

  /** What Quartz says against a schedule. */
  static Optional<String> complaintOfCron(String cron) {
    try {
      CronExpression.validateExpression(cron);
      return Optional.empty();
    } catch (java.text.ParseException e) {
      return Optional.of(
          "'" + cron + "' is no schedule: " + e.getMessage().replaceFirst("\\.$", "") + ".");
    }
  }

  static String cronRemedy() {
    return "Write a Quartz schedule of six fields (seconds minutes hours day month weekday), "
        + "one of the two days being ?, such as 0 0/5 * * * ?.";
  }

  private void checkValue(Setting setting) {
    if (settings.find(setting.key()).isEmpty()) {
      return;
    }
    try {
      setting.kind().read(settings, setting.key());
    } catch (SystemFault fault) {
      add(setting.key(), fault.problem().detail(), setting.meaning() + ".");
    }
  }

  private static String named(String key) {
    return "The setting " + key + " (" + Settings.variable(key) + "): ";
  }

  private void add(String key, String message, String remedy) {
    boolean fromVariable = settings.isFromEnvironment(key);
    String place = fromVariable ? "environment" : settings.file().name();
    int line = fromVariable ? 0 : settings.file().line(key);
    findings.add(new Finding(place, line, line == 0 ? 0 : 1, message, remedy));
  }
}
