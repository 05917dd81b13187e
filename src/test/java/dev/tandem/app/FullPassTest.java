package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.MappingReader;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.mapping.WordCheck;
import dev.tandem.sync.Availability;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Lags;
import dev.tandem.sync.Pull;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.Request;
import dev.tandem.sync.RunProgress;
import dev.tandem.sync.SystemFault;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Mappings are edited away while a pass is under way. */
class FullPassTest {
  private static final Mappings NONE = new Mappings(List.of());

  private final Mapping codes = mapping("CODE");
  private final Mapping things = mapping("THING");
  private final AtomicReference<Mappings> current =
      new AtomicReference<>(new Mappings(List.of(codes, things)));
  private final FullPass pass =
      new FullPass(
          current::get,
          new RunProgress(new Lags(InstantSource.system())),
          new Availability(),
          Clock.systemUTC(),
          wait -> {});

  private static Mapping mapping(String name) {
    String text =
        """
        name: %s
        erp: { entity: things }
        crm: { entity: things, id: thingid }
        direction: to-crm
        fields:
          - { erp: name, crm: name }
        """;
    return new MappingReader(WordCheck.none())
        .read(name.toLowerCase(java.util.Locale.ROOT) + ".yaml", text.formatted(name));
  }

  @Test
  void should_not_read_a_mapping_that_is_gone_when_its_turn_comes() throws InterruptedException {
    List<String> read = new ArrayList<>();

    pass.run(
        (mapping, side) -> {
          read.add(mapping.name());
          current.set(NONE);
          return pull(mapping, side, 0);
        },
        PassWatcher.NONE);

    assertThat(read).containsExactly("CODE");
  }

  @Test
  void should_not_wait_for_changes_of_a_mapping_that_is_gone() throws InterruptedException {
    List<Side> reads = new ArrayList<>();

    pass.run(
        codes,
        (mapping, side) -> {
          reads.add(side);
          current.set(NONE);
          return pull(mapping, side, 7);
        },
        PassWatcher.NONE);

    assertThat(reads).hasSize(1);
  }

  @Test
  void should_read_again_what_an_edit_broke_off() throws InterruptedException {
    List<Side> reads = new ArrayList<>();

    pass.run(
        codes,
        (mapping, side) -> {
          reads.add(side);
          if (reads.size() == 1) {
            throw SystemFault.passing(
                ErrorCode.EDITED_MEANWHILE.with("edited"), Duration.ZERO, null);
          }
          return pull(mapping, side, 0);
        },
        PassWatcher.NONE);

    assertThat(reads).containsExactly(Side.ERP, Side.ERP);
  }

  private static Pull pull(Mapping mapping, Side side, long read) {
    ReadPosition start = ReadPosition.after(null);
    return new Pull(
        mapping,
        Request.modified(new UUID(0, 1), mapping.name(), side),
        start,
        null,
        null,
        List.of(),
        read,
        false);
  }
}
