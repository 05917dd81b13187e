package dev.tandem.sync;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import java.util.List;
import java.util.function.Function;

/** Counts both sides and says how a mapping is best brought in step; writes nothing. */
public final class FullSyncReview {
  private final Systems systems;
  private final Couplings couplings;
  private final Function<Mapping, Survey> survey;

  public FullSyncReview(Systems systems, Couplings couplings, Function<Mapping, Survey> survey) {
    this.systems = systems;
    this.couplings = couplings;
    this.survey = survey;
  }

  Census census(Mapping mapping) {
    return new Census(
        systems.on(Side.ERP).count(mapping),
        systems.on(Side.CRM).count(mapping),
        couplings.count(mapping.name()));
  }

  Recommendation recommendation(Mapping mapping, Census census) {
    return Recommendation.of(census.erp(), census.crm(), census.coupled(), 0);
  }

  /** A dry run: what would be created, coupled, changed, and what is doubtful. */
  public Forecast forecast(Mapping mapping, Recommendation mode) {
    Instruction instruction =
        mode == Recommendation.COUPLE ? Instruction.MATCH : Instruction.CREATE;
    Forecast.Tally tally = new Forecast.Tally();
    for (Side side : sides(mapping)) {
      survey.apply(mapping).all(mapping, side, instruction, tally::add);
    }
    return tally.forecast();
  }

  /** The sides that are read, in the order in which they are read. */
  static List<Side> sides(Mapping mapping) {
    return List.of(Side.ERP, Side.CRM).stream()
        .filter(side -> mapping.direction().flowsTo(side.other()))
        .toList();
  }
}
