package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine against a model of what people may do: edits, creates, deletes, couplings made,
 * pointed elsewhere and removed, conflicts resolved, lost answers, crashes, events late, twice and
 * out of order, under every policy. After each quiet point the guarantees of the design hold. A
 * failure names its seed; {@code -Dseed=…} runs one alone, {@code -Dsteps=…} makes it longer.
 */
class RandomLifeTest {
  private static final int STEPS = Integer.getInteger("steps", 250);
  private static final int QUIET_ROUNDS = 6;

  static LongStream seeds() {
    Long one = Long.getLong("seed");
    return one == null ? LongStream.rangeClosed(1, 16) : LongStream.of(one);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_guarantees_hold_at_every_quiet_point(long seed) {
    Random random = new Random(seed);
    ConflictPolicy policy = ConflictPolicy.values()[random.nextInt(3)];
    String onDeletion = List.of("ask", "restore", "uncouple").get(random.nextInt(3));
    try (Workshop w = new Workshop(policy, onDeletion, random.nextInt(4) > 0)) {
      w.crm.secondsPerEdit(random.nextInt(2));
      Life life = new Life(w, random);
      for (int step = 0; step < STEPS; step++) {
        life.step();
        if (random.nextInt(12) == 0) {
          life.comeToRest();
          life.check("seed " + seed + ", step " + step);
        }
      }
    }
  }

  /** People and accidents of one landscape. */
  private static final class Life {
    private final Workshop w;
    private final Random random;
    private final List<Change> seen = new ArrayList<>();
    private final Map<String, Object> lone = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private int counter;

    Life(Workshop w, Random random) {
      this.w = w;
      this.random = random;
    }

    void step() {
      switch (random.nextInt(16)) {
        case 0, 1 -> create();
        case 2, 3, 4, 5, 6, 7 -> edit();
        case 8 -> delete();
        case 9 -> uncouple();
        case 10 -> couple();
        case 11 -> resolve();
        case 12 -> crash();
        case 13 -> deliverLate();
        default -> w.sync(side());
      }
    }

    private Side side() {
      return random.nextBoolean() ? Side.ERP : Side.CRM;
    }

    private MemorySystem on(Side side) {
      return side == Side.ERP ? w.erp : w.crm;
    }

    private String any(Side side) {
      List<String> ids = on(side).all().stream().map(SideRecord::id).sorted().toList();
      return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
    }

    private void create() {
      Side side = side();
      Map<String, Object> values = new HashMap<>();
      values.put("name", "N" + ++counter);
      values.put(side == Side.ERP ? "city" : "town", "C" + counter);
      if (random.nextInt(3) == 0) {
        values.put(side == Side.ERP ? "email" : "mail", "m" + random.nextInt(5) + "@example.com");
      }
      on(side).add(values);
    }

    private void edit() {
      Side side = side();
      String id = any(side);
      if (id == null) {
        return;
      }
      String value = random.nextInt(15) == 0 ? "refused" : "V" + ++counter;
      String field = random.nextBoolean() ? "name" : side == Side.ERP ? "city" : "town";
      on(side).edit(id, field, field.equals("name") ? value : value.replace("refused", "C"));
      remember(side, id, field, on(side).get(id).values().get(field));
    }

    /** What one side alone wrote since the last quiet point must survive. */
    private void remember(Side side, String id, String field, Object value) {
      List<Coupling> pair = w.store.couplings().find("THING", side, List.of(id));
      boolean name = field.equals("name");
      if (pair.isEmpty()
          || !pair.get(0).erp().base().has(name ? "name" : "city")
          || !pair.get(0).crm().base().has(name ? "name" : "town")) {
        return;
      }
      String place = pair.get(0).erpId() + (name ? "/name" : "/city");
      if (touched.add(place + side) && !touched.contains(place + side.other())) {
        lone.put(place, value);
      } else if (touched.contains(place + side.other())) {
        lone.remove(place);
      } else {
        lone.put(place, value);
      }
    }

    private void forget(String erpId) {
      lone.keySet().removeIf(place -> place.startsWith(erpId + "/"));
    }

    private void delete() {
      Side side = side();
      String id = any(side);
      if (id != null && random.nextInt(2) == 0) {
        w.store.couplings().find("THING", side, List.of(id)).forEach(c -> forget(c.erpId()));
        on(side).delete(id);
      }
    }

    private void uncouple() {
      String id = any(Side.ERP);
      if (id != null && random.nextInt(3) == 0) {
        forget(id);
        w.request(Side.ERP, Instruction.settle(Settlement.UNCOUPLE), id);
      }
    }

    private void couple() {
      String erp = any(Side.ERP);
      String crm = any(Side.CRM);
      if (erp != null && crm != null) {
        w.store.couplings().find("THING", Side.CRM, List.of(crm)).forEach(c -> forget(c.erpId()));
        forget(erp);
        w.request(Side.ERP, Instruction.couple(crm, side()), erp);
      }
    }

    private void resolve() {
      for (RecordError error : w.errors()) {
        if (error.code() == ErrorCode.UPDATE_CONFLICT) {
          Instruction instruction = Instruction.resolve(side(), Map.of());
          w.store
              .couplings()
              .find("THING", error.side(), List.of(error.recordId()))
              .forEach(c -> forget(c.erpId()));
          w.request(error.side(), instruction, error.recordId());
          w.store
              .couplings()
              .find("THING", error.side(), List.of(error.recordId()))
              .forEach(
                  c -> w.request(error.side().other(), instruction, c.id(error.side().other())));
        }
      }
    }

    /** The answer of a write is lost, the node dies, and all its memory with it. */
    private void crash() {
      MemorySystem target = on(side());
      List<Change> changes = w.read(target.side().other());
      target.loseNextAnswer();
      try {
        w.bring(changes);
      } catch (SystemFault lost) {
        w.restart();
        seen.clear();
        w.bring(changes);
      }
      target.keepAnswers();
      if (random.nextBoolean()) {
        // What the broker brings again after this is no older than what it brings next.
        w.restart();
        seen.clear();
      }
    }

    private void deliverLate() {
      List<Change> changes = new ArrayList<>(w.read(Side.ERP));
      changes.addAll(w.read(Side.CRM));
      Collections.shuffle(changes, random);
      for (int i = 0; i < 3 && !seen.isEmpty(); i++) {
        changes.add(random.nextInt(changes.size() + 1), seen.get(random.nextInt(seen.size())));
      }
      seen.addAll(changes);
      if (!changes.isEmpty()) {
        w.bring(changes);
      }
    }

    /** Deletions are found, and both sides are read until nothing is written any more. */
    void comeToRest() {
      for (Side side : Side.values()) {
        w.findDeleted(side);
      }
      for (int round = 0; round < QUIET_ROUNDS; round++) {
        w.syncBoth();
      }
      w.erp.writes();
      w.crm.writes();
    }

    void check(String when) {
      nothingIsCoupledTwice(when);
      pairsInStepAreEqual(when);
      loneEditsSurvived(when);
      nothingIsWrittenAnyMore(when);
      lone.clear();
      touched.clear();
    }

    private List<Coupling> couplings() {
      return w.store.couplings().page("THING", null, 10_000);
    }

    private Set<String> failing() {
      Set<String> ids = new HashSet<>();
      w.errors().forEach(e -> ids.add(e.recordId()));
      return ids;
    }

    private void nothingIsCoupledTwice(String when) {
      assertThat(couplings()).as(when).extracting(Coupling::erpId).doesNotHaveDuplicates();
      assertThat(couplings()).as(when).extracting(Coupling::crmId).doesNotHaveDuplicates();
    }

    /** Whatever is coupled and has no error is equal in every field that flows both ways. */
    private void pairsInStepAreEqual(String when) {
      Set<String> failing = failing();
      for (Coupling pair : couplings()) {
        SideRecord erp = w.erp.get(pair.erpId());
        SideRecord crm = w.crm.get(pair.crmId());
        boolean known = failing.contains(pair.erpId()) || failing.contains(pair.crmId());
        if (erp == null || crm == null) {
          assertThat(known).as("%s: a deletion nobody knows of: %s", when, pair).isTrue();
        } else if (!known) {
          assertThat(crm.values().text("name")).as("%s: %s", when, pair).isEqualTo(name(erp));
          assertThat(crm.values().text("town"))
              .as("%s: %s", when, pair)
              .isEqualTo(erp.values().text("city"));
        }
      }
    }

    private static String name(SideRecord erp) {
      return erp.values().text("name");
    }

    private void loneEditsSurvived(String when) {
      Set<String> failing = failing();
      lone.forEach(
          (place, value) -> {
            String id = place.substring(0, place.indexOf('/'));
            String field = place.substring(place.indexOf('/') + 1);
            SideRecord erp = w.erp.get(id);
            List<Coupling> pair = w.store.couplings().find("THING", Side.ERP, List.of(id));
            if (erp != null
                && !pair.isEmpty()
                && !failing.contains(id)
                && !failing.contains(pair.get(0).crmId())) {
              assertThat(erp.values().get(field)).as("%s: %s", when, place).isEqualTo(value);
            }
          });
    }

    private void nothingIsWrittenAnyMore(String when) {
      long before = w.couplings();
      w.syncBoth();
      assertThat(w.erp.writes()).as(when).allMatch(RandomLifeTest::isRefused);
      assertThat(w.crm.writes()).as(when).allMatch(RandomLifeTest::isRefused);
      assertThat(w.couplings()).as(when).isEqualTo(before);
    }
  }

  private static boolean isRefused(Write write) {
    return "refused".equals(write.values().text("name"));
  }
}
