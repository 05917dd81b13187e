package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The planner against a model: random edits on both sides, events late, twice and out of order. */
class RandomEditsTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void both_sides_end_equal_and_every_lone_edit_survives(long seed) {
    Random random = new Random(seed);
    ConflictPolicy policy = random.nextBoolean() ? ConflictPolicy.CRM : ConflictPolicy.ERP;
    try (Workshop w = new Workshop(policy, "ask")) {
      w.crm.secondsPerEdit(random.nextInt(2));
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        ids.add(w.erp.add(Map.of("name", "N" + i, "city", "C" + i)));
      }
      w.syncBoth();
      List<Change> seen = new ArrayList<>();
      for (int round = 0; round < 15; round++) {
        Map<String, String> lone = edit(w, random, ids, round);
        deliver(w, random, seen);
        w.syncBoth();
        w.syncBoth();
        assertEqual(w, ids);
        lone.forEach((place, value) -> assertThat(valueAt(w, place)).as(place).isEqualTo(value));
      }
      assertThat(w.erp.all()).hasSize(5);
      assertThat(w.crm.all()).hasSize(5);
    }
  }

  /** Edits at random; returns those that nobody else made to the same field in this round. */
  private static Map<String, String> edit(Workshop w, Random random, List<String> ids, int round) {
    Map<String, String> lone = new HashMap<>();
    for (int i = 0; i < 4; i++) {
      String id = ids.get(random.nextInt(ids.size()));
      boolean inErp = random.nextBoolean();
      boolean name = random.nextBoolean();
      String value = "R" + round + "." + i;
      if (inErp) {
        w.erp.edit(id, name ? "name" : "city", value);
      } else {
        w.crm.edit(w.partner(Side.ERP, id), name ? "name" : "town", value);
      }
      String place = id + (name ? "/name" : "/city");
      boolean first = lone.keySet().stream().noneMatch(p -> p.startsWith(place));
      lone.put(first ? place : place + "/contested" + i, value);
      if (!first) {
        lone.remove(place);
      }
    }
    lone.keySet().removeIf(p -> p.contains("contested"));
    return lone;
  }

  /** Events of both sides, shuffled, with some old ones among them. */
  private static void deliver(Workshop w, Random random, List<Change> seen) {
    List<Change> changes = new ArrayList<>(w.read(Side.ERP));
    changes.addAll(w.read(Side.CRM));
    Collections.shuffle(changes, random);
    for (int i = 0; i < 3 && !seen.isEmpty(); i++) {
      changes.add(random.nextInt(changes.size() + 1), seen.get(random.nextInt(seen.size())));
    }
    seen.addAll(changes);
    if (random.nextInt(4) == 0) {
      w.restart();
    }
    w.bring(changes);
  }

  private static String valueAt(Workshop w, String place) {
    String id = place.substring(0, place.indexOf('/'));
    return w.erp.get(id).values().text(place.substring(place.indexOf('/') + 1));
  }

  private static void assertEqual(Workshop w, List<String> ids) {
    for (String id : ids) {
      Fields erp = w.erp.get(id).values();
      Fields crm = w.crm.get(w.partner(Side.ERP, id)).values();
      assertThat(crm.text("name")).isEqualTo(erp.text("name"));
      assertThat(crm.text("town")).isEqualTo(erp.text("city"));
    }
  }
}
