package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.Client.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RacesTest {
  private static final int CLIENTS = 12;
  private static Sandbox sandbox;
  private static Client crm;
  private static Client erp;

  @BeforeAll
  static void start() {
    sandbox = TestSandbox.start();
    crm = Client.crm(sandbox);
    erp = Client.erp(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static List<Integer> race(Callable<Integer> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> future : threads.invokeAll(Collections.nCopies(CLIENTS, call))) {
      statuses.add(future.get());
    }
    threads.shutdown();
    return statuses;
  }

  @Test
  void should_let_one_writer_win_when_all_know_the_same_version_in_the_crm() throws Exception {
    String address = crm.post("accounts", "{\"name\":\"A\"}").header("OData-EntityId");
    String etag = crm.get(address).json().path("@odata.etag").asText();

    List<Integer> statuses =
        race(() -> crm.patch(address, "{\"name\":\"B\"}", "If-Match", etag).status());

    assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 412);
  }

  @Test
  void should_let_one_writer_win_when_all_know_the_same_version_in_the_erp() throws Exception {
    String customers = "companies(" + sandbox.companyId() + ")/customers";
    Answer created = erp.post(customers, "{\"displayName\":\"A\"}");
    String address = customers + "(" + created.json().path("id").asText() + ")";
    String etag = created.json().path("@odata.etag").asText();

    List<Integer> statuses =
        race(() -> erp.patch(address, "{\"city\":\"B\"}", "If-Match", etag).status());

    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
  }

  @Test
  void should_create_a_row_once_when_all_choose_the_same_id() throws Exception {
    String address = "accounts(00000000-0000-0000-0000-00000000d1d1)";

    List<Integer> statuses =
        race(() -> crm.patch(address, "{\"name\":\"C\"}", "If-None-Match", "*").status());

    assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 412);
  }
}
