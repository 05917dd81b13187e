package dev.tandem.app;

import dev.tandem.mapping.WordCheck;
import dev.tandem.odata.filter.Filter;
import dev.tandem.odata.filter.FilterSyntaxException;
import dev.tandem.sync.transform.TextPattern;
import dev.tandem.sync.transform.Transformations;
import java.util.Map;
import java.util.Optional;

/** What the other rooms say about words in mapping files. */
public final class MappingWords {
  private MappingWords() {}

  /** With the settings as they are without a file. */
  public static WordCheck all() {
    return of(Settings.load(Map.of(), Map.of()));
  }

  static WordCheck of(Settings settings) {
    return new WordCheck(
        Transformations.standard()::complaint,
        MappingWords::complaintOfFilter,
        TextPattern::complaint,
        FilterCondition::of,
        settings::findSwitch);
  }

  private static Optional<String> complaintOfFilter(String filter) {
    try {
      Filter.parse(filter);
      return Optional.empty();
    } catch (FilterSyntaxException e) {
      return Optional.of(e.getMessage());
    }
  }
}
