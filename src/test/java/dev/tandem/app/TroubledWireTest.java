package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.Side;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.http.Faults.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First loads over a wire that loses answers, and against systems that are busy. */
class TroubledWireTest {
  @TempDir private Path data;
  private Landscape landscape;

  @AfterEach
  void close() {
    landscape.close();
  }

  /** The first creates of each side are carried out, but nobody hears of it. */
  @Test
  void row_11_09_a_create_whose_answer_was_lost_makes_one_record() throws InterruptedException {
    landscape = Landscape.ofCustomers(30, data);
    Sandbox sandbox = landscape.sandbox();
    twin("Twin & Twin");
    twin("Twin & Twin");
    Set<Side> lost = EnumSet.noneOf(Side.class);
    sandbox
        .faults()
        .on(
            asked -> {
              if (creates(asked) && lost.add(Side.of(asked.side()))) {
                landscape.faults(
                    "{'side':'%s','kind':'reset-after-commit','times':1}".formatted(asked.side()));
              }
            });

    PassReport report = landscape.pass();

    assertThat(lost).containsExactlyInAnyOrder(Side.CRM, Side.ERP);
    assertThat(sandbox.crmCounters().get("resets")).isEqualTo(1);
    assertThat(sandbox.erpCounters().get("resets")).isEqualTo(1);
    assertThat(report.isInStep()).isTrue();
    landscape.bothSides().assertInStep(32);
  }

  /** Accounts that cannot be told apart by their values. */
  private void twin(String name) {
    ObjectNode account =
        JsonNodeFactory.instance.objectNode().put("name", name).put("customertypecode", 3);
    landscape.sandbox().crmPerson().create("accounts", account);
  }

  private static boolean creates(Asked asked) {
    return asked.url().endsWith("$batch")
        && (asked.side().equals("crm")
            ? asked.body().contains("/accounts(") && asked.body().contains("If-None-Match: *")
            : asked.body().contains("\"POST\"") && asked.body().contains("/customers"));
  }

  @Test
  void row_11_10_a_load_among_429_503_and_resets_ends_in_step_within_the_limits()
      throws IOException, InterruptedException {
    landscape =
        Landscape.ofCustomers(180, data).with("crm.batch-size", "4").with("erp.batch-size", "4");
    landscape.enforceLimits();
    landscape.faults(
        """
        {'kind':'429','percent':2,'retryAfter':'seconds','seconds':1},
        {'kind':'429','percent':1.5,'retryAfter':'date','seconds':1},
        {'kind':'429','percent':1.5,'retryAfter':'none'},
        {'kind':'503','percent':2,'retryAfter':'none'},
        {'kind':'reset-before-commit','percent':0.5},
        {'kind':'reset-after-commit','percent':0.5}
        """);

    PassReport report = landscape.pass();

    assertThat(report.isInStep()).isTrue();
    landscape.bothSides().assertInStep(180);
    assertThat(sum("faults")).as("429 and 503").isGreaterThan(5);
    assertThat(sum("resets")).as("cut connections").isPositive();
    assertThat(sum("throttled")).as("refused by the limits").isZero();
  }

  private long sum(String counter) {
    return landscape.sandbox().crmCounters().get(counter)
        + landscape.sandbox().erpCounters().get(counter);
  }
}
