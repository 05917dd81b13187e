package dev.tandem.app;

import static dev.tandem.app.Landscape.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.tandem.app.ApiClient.Reply;
import dev.tandem.sync.Coupling;
import dev.tandem.sync.ErrorCode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every operation of the contract, on a whole node; each answer is what the contract says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
  private static final String MAPPING = "/api/mappings/CUSTOMER-ACCOUNT";

  private final Set<String> called = new HashSet<>();
  private Landscape company;
  private ApiClient api;
  private JsonNode contract;
  private Iterator<Coupling> pairs;
  private Coupling pair;

  @BeforeAll
  void start(@TempDir Path folder) throws InterruptedException {
    company = Landscape.ofCustomers(18, folder.resolve("data"));
    api = company.api();
    company.pass();
    contract = api.get("/api/openapi").body();
    pairs = company.couplings().iterator();
  }

  @AfterAll
  void close() {
    company.close();
  }

  @BeforeEach
  void next() {
    pair = pairs.next();
  }

  @Test
  void should_let_nobody_in_without_the_token() {
    assertThat(new ApiClient(api.port(), null).get("/api/status").status()).isEqualTo(401);
    assertThat(new ApiClient(api.port(), "wrong-wrong-wrong").get("/api/status").status())
        .isEqualTo(401);
    assertThat(new ApiClient(api.port(), null).get("/api/nowhere").status()).isEqualTo(401);
    assertThat(api.get("/api/status").status()).isEqualTo(200);
  }

  @Test
  void should_say_what_is_wrong_with_a_request() {
    assertProblem(api.get("/api/nowhere"), 404);
    assertProblem(api.delete("/api/status"), 405);
    assertProblem(api.get("/api/mappings/NOBODY"), 404);
    assertProblem(api.get("/api/runs?limit=0"), 400);
    assertProblem(api.get("/api/runs?colour=red"), 400);
    assertProblem(api.get("/api/errors?side=left"), 400);
    assertProblem(api.post(MAPPING + "/runs", "{'mode':'sometimes'}"), 400);
    assertProblem(api.post(MAPPING + "/couplings", "{'erpId':'1'}"), 400);
    assertProblem(api.post(MAPPING + "/couplings", "{'erpId':"), 400);
    assertProblem(api.get("/api/runs/no-id"), 400);
    assertProblem(api.get("/api/runs?after=" + UUID.randomUUID()), 404);
    assertProblem(api.get("/api/errors?after=nowhere"), 400);
    assertProblem(api.get("/api/couplings?after=nowhere"), 400);
    assertProblem(api.get("/api/errors/CUSTOMER-ACCOUNT/left/1"), 400);
    assertProblem(api.get("/api/runs/" + UUID.randomUUID()), 404);
    assertProblem(api.get(MAPPING + "/couplings/erp/nobody"), 404);
    assertProblem(api.get("/api/errors/CUSTOMER-ACCOUNT/erp/nobody"), 404);
    assertProblem(api.delete(MAPPING + "/decisions"), 404);
    assertProblem(api.post("/api/errors/resolve", "{}"), 400);
  }

  @Test
  void should_show_status_mappings_runs_and_couplings() {
    JsonNode status = ok("getStatus", api.get("/api/status"));
    assertThat(status.path("mappings").findValuesAsText("name")).contains("CUSTOMER-ACCOUNT");
    for (String part : List.of("erp", "crm", "broker")) {
      assertThat(status.path(part).path("reachable").asBoolean()).as("%s", status).isTrue();
    }
    assertThat(status.at("/mappings/0/sides/erp/lastRun/finished").asBoolean()).isTrue();
    assertThat(ok("getContract", api.get("/api/openapi")).path("openapi").asText())
        .startsWith("3.");
    assertThat(ok("listMappings", api.get("/api/mappings")).path("items")).isNotEmpty();
    assertThat(ok("getMapping", api.get("/api/mappings/customer")).path("name").asText())
        .isEqualTo("CUSTOMER-ACCOUNT");
    JsonNode runs = ok("listRunsOfMapping", api.get(MAPPING + "/runs?limit=1")).path("items");
    assertThat(runs).hasSize(1);
    String run = runs.get(0).path("id").asText();
    assertThat(ok("getRun", api.get("/api/runs/" + run)).path("finished").asBoolean()).isTrue();
    assertThat(ok("listIgnored", api.get("/api/runs/" + run + "/ignored")).path("items")).isEmpty();
    JsonNode newest = ok("listRuns", api.get("/api/runs?limit=3"));
    assertThat(newest.path("items")).hasSize(3);
    JsonNode older =
        ok("listRuns", api.get("/api/runs?limit=1&after=" + newest.at("/items/0/id").asText()));
    assertThat(older.at("/items/0/id")).isEqualTo(newest.at("/items/1/id"));
    JsonNode page = ok("listCouplings", api.get(MAPPING + "/couplings?limit=5"));
    assertThat(page.path("items")).hasSize(5);
    JsonNode next =
        ok(
            "listCouplings",
            api.get(MAPPING + "/couplings?limit=5&after=" + page.path("next").asText()));
    assertThat(next.at("/items/0/erpId").asText())
        .isGreaterThan(page.at("/items/4/erpId").asText());
    assertThat(
            ok("searchCouplings", api.get("/api/couplings?erpKey=" + pair.erpKey()))
                .at("/items/0/crmId")
                .asText())
        .isEqualTo(pair.crmId());
    assertThat(
            ok("getCoupling", api.get(MAPPING + "/couplings/crm/" + pair.crmId()))
                .path("erpId")
                .asText())
        .isEqualTo(pair.erpId());
  }

  @Test
  void should_foresee_and_do_a_run() throws InterruptedException {
    company.editCustomer(pair.erpId(), values("phoneNumber", "+49 30 4711"));

    JsonNode foreseen =
        ok("startRun", api.post(MAPPING + "/runs", "{'mode':'full','dryRun':true}"));
    assertThat(foreseen.at("/counts/erp/modify").asInt()).isOne();
    assertThat(foreseen.at("/items/0/recordId").asText()).isEqualTo(pair.erpId());
    assertThat(account().path("telephone1").asText()).isNotEqualTo("+49 30 4711");

    accepted("startRun", api.post(MAPPING + "/runs", "{'direction':'to-crm'}"));
    assertThat(account().path("telephone1").asText()).isEqualTo("+49 30 4711");
  }

  @Test
  void should_synchronise_one_record_after_showing_what_that_means() throws InterruptedException {
    company.editAccount(pair.crmId(), values("address1_city", "Kiel"));
    String ids = "'side':'erp','ids':['" + pair.erpId() + "']";

    JsonNode foreseen =
        ok(
            "synchronise",
            api.post(MAPPING + "/synchronise", "{" + ids + ",'direction':'to-crm','dryRun':true}"));
    JsonNode city = field(foreseen.at("/items/0/fields"), "city");
    assertThat(city.path("crm").asText()).isEqualTo("Kiel");
    assertThat(city.path("verdict").asText()).isEqualTo("write");

    accepted("synchronise", api.post(MAPPING + "/synchronise", "{" + ids + "}"));
    assertThat(customer().path("city").asText()).isEqualTo("Kiel");
  }

  @Test
  void should_uncouple_and_couple_again() throws InterruptedException {
    accepted("uncouple", api.delete(MAPPING + "/couplings/erp/" + pair.erpId()));
    assertThat(api.get(MAPPING + "/couplings/erp/" + pair.erpId()).status()).isEqualTo(404);

    String body = "{'erpId':'" + pair.erpId() + "','crmId':'" + pair.crmId() + "','winner':'erp'";
    assertThat(
            ok("couple", api.post(MAPPING + "/couplings", body + ",'dryRun':true}"))
                .at("/items/0/partnerId")
                .asText())
        .isEqualTo(pair.crmId());
    accepted("couple", api.post(MAPPING + "/couplings", body + "}"));
    assertThat(api.get(MAPPING + "/couplings/erp/" + pair.erpId()).status()).isEqualTo(200);

    Reply taken =
        api.post(
            MAPPING + "/couplings",
            "{'erpId':'" + UUID.randomUUID() + "','crmId':'" + pair.crmId() + "'}");
    assertProblem(taken, 409);
    assertThat(taken.body().path("code").asText()).isEqualTo(ErrorCode.PARTNER_TAKEN.id());
  }

  @Test
  void should_uncouple_many_and_match_them_again() throws InterruptedException {
    accepted(
        "uncoupleMany",
        api.post(MAPPING + "/uncouple", "{'side':'crm','ids':['" + pair.crmId() + "']}"));

    JsonNode foreseen = ok("matchRecords", api.post(MAPPING + "/match", "{'dryRun':true}"));
    assertThat(foreseen.at("/counts/erp/couple").asInt()).isOne();
    accepted("matchRecords", api.post(MAPPING + "/match", "{}"));

    assertThat(api.get(MAPPING + "/couplings/crm/" + pair.crmId()).status()).isEqualTo(200);
  }

  @Test
  void should_create_partners_on_demand() throws InterruptedException {
    String id =
        company
            .sandbox()
            .erpPerson()
            .create("customers", values("displayName", "Created on demand"))
            .path("id")
            .asText();

    String body = "{'ids':['" + id + "']";
    assertThat(
            ok("createPartners", api.post(MAPPING + "/create-partners", body + ",'dryRun':true}"))
                .at("/items/0/foreseen")
                .asText())
        .isEqualTo("create");
    accepted("createPartners", api.post(MAPPING + "/create-partners", body + "}"));

    assertThat(company.account("name eq 'Created on demand'")).isNotNull();
  }

  @Test
  void should_resolve_a_conflict_once_and_for_all() throws InterruptedException {
    contest("first");
    company.tick();
    JsonNode errors =
        ok("listErrors", api.get("/api/errors?mapping=CUSTOMER-ACCOUNT&code=TDM-302&side=erp"));
    assertThat(errors.path("items")).hasSize(1);
    assertThat(
            ok("getError", api.get("/api/errors/CUSTOMER-ACCOUNT/erp/" + pair.erpId()))
                .at("/conflicts/0/erp")
                .asText())
        .isEqualTo("ERP first");
    assertThat(ok("summariseErrors", api.get("/api/errors/summary")).at("/items/0/count").asInt())
        .isPositive();

    accepted(
        "resolveErrors",
        api.post(
            "/api/errors/resolve",
            "{'mapping':'CUSTOMER-ACCOUNT','side':'erp','ids':['"
                + pair.erpId()
                + "'],'winner':'crm','always':true,'fields':['city']}"));
    assertThat(customer().path("city").asText()).isEqualTo("CRM first");
    assertThat(company.errors()).isEmpty();

    contest("second");
    company.tick();
    company.tick();
    assertThat(customer().path("city").asText()).isEqualTo("CRM second");
    JsonNode decisions = ok("listDecisions", api.get(MAPPING + "/decisions")).path("items");
    assertThat(decisions.get(0).path("erpField").asText()).isEqualTo("city");
    Reply revoked = api.delete(MAPPING + "/decisions?erpField=city&crmField=address1_city");
    called.add("revokeDecision");
    assertThat(revoked.status()).isEqualTo(204);
  }

  @Test
  void should_find_deleted_records_and_settle_them() throws InterruptedException {
    company.sandbox().crmPerson().delete("accounts", UUID.fromString(pair.crmId()));

    JsonNode found =
        ok("findDeleted", api.post(MAPPING + "/find-deleted", "{'side':'crm','dryRun':true}"));
    assertThat(found.at("/crm/gone/0").asText()).isEqualTo(pair.crmId());
    assertThat(company.errors()).isEmpty();
    ok("findDeleted", api.post(MAPPING + "/find-deleted", "{'side':'crm'}"));
    company.awaitQuiet();
    assertThat(company.errors()).hasSize(1);

    accepted("retryErrors", api.post("/api/errors/retry", "{'code':'TDM-303'}"));
    assertThat(company.errors()).hasSize(1);
    accepted(
        "resolveErrors",
        api.post("/api/errors/resolve", "{'code':'TDM-303','settlement':'restore'}"));

    assertThat(company.errors()).isEmpty();
    assertThat(
            ok("getCoupling", api.get(MAPPING + "/couplings/erp/" + pair.erpId()))
                .path("crmId")
                .asText())
        .isNotEqualTo(pair.crmId());
  }

  @Test
  void should_review_foresee_start_pause_and_resume_the_full_synchronisation()
      throws InterruptedException {
    JsonNode lines = ok("reviewFullSync", api.post("/api/full-sync/review", "{}")).path("items");
    assertThat(lines.findValuesAsText("mapping")).contains("CUSTOMER-ACCOUNT");
    ok("forecastFullSync", api.post("/api/full-sync/CUSTOMER-ACCOUNT/forecast", "{'mode':'full'}"));
    assertProblem(api.post("/api/full-sync/CUSTOMER-ACCOUNT/pause", "{}"), 409);
    assertProblem(api.post("/api/full-sync/CUSTOMER-ACCOUNT/resume", "{}"), 409);

    Reply started =
        api.post(
            "/api/full-sync/start",
            "{'mappings':['CUSTOMER-ACCOUNT'],'modes':{'CUSTOMER-ACCOUNT':'couple'}}");
    called.add("startFullSync");
    assertThat(started.status()).isEqualTo(202);
    assertThat(complaints("startFullSync", "202", started)).isEmpty();
    Reply paused = api.post("/api/full-sync/CUSTOMER-ACCOUNT/pause", "{}");
    called.add("pauseFullSync");
    if (paused.status() == 200) {
      ok("resumeFullSync", api.post("/api/full-sync/CUSTOMER-ACCOUNT/resume", "{}"));
    }
    called.add("resumeFullSync");
    while (!line().path("status").asText().equals("finished")) {
      java.util.concurrent.TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(line().path("done").asInt()).isPositive();
  }

  private JsonNode line() {
    for (JsonNode line : ok("getFullSync", api.get("/api/full-sync")).path("items")) {
      if (line.path("mapping").asText().equals("CUSTOMER-ACCOUNT")) {
        return line;
      }
    }
    throw new AssertionError("no line");
  }

  @AfterAll
  void should_have_called_every_operation_of_the_contract() {
    Set<String> all = new TreeSet<>(contract.path("paths").findValuesAsText("operationId"));
    assertThat(called).containsAll(all);
  }

  private void contest(String what) {
    company.editCustomer(pair.erpId(), values("city", "ERP " + what));
    company.editAccount(pair.crmId(), values("address1_city", "CRM " + what));
  }

  private static JsonNode field(JsonNode fields, String erp) {
    for (JsonNode field : fields) {
      if (field.path("erpField").asText().equals(erp)) {
        return field;
      }
    }
    throw new AssertionError("no field " + erp);
  }

  private JsonNode customer() {
    return company.customer("id eq " + pair.erpId());
  }

  private JsonNode account() {
    return company.account("accountid eq " + pair.crmId());
  }

  private JsonNode ok(String operation, Reply reply) {
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
    return checked(operation, "200", reply);
  }

  private JsonNode accepted(String operation, Reply reply) throws InterruptedException {
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(202);
    JsonNode body = checked(operation, "202", reply);
    company.awaitQuiet();
    return body;
  }

  private JsonNode checked(String operation, String status, Reply reply) {
    called.add(operation);
    assertThat(complaints(operation, status, reply)).as("%s", reply.body()).isEmpty();
    return reply.body();
  }

  private void assertProblem(Reply reply, int status) {
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(status);
    assertThat(reply.type()).startsWith("application/problem+json");
    assertThat(complaints(contract.at("/components/schemas/Problem"), reply.body())).isEmpty();
  }

  private Set<?> complaints(String operation, String status, Reply reply) {
    for (JsonNode path : contract.path("paths")) {
      for (JsonNode o : path) {
        if (o.path("operationId").asText().equals(operation)) {
          JsonNode schema =
              o.path("responses").path(status).at("/content/application~1json/schema");
          return complaints(schema, reply.body());
        }
      }
    }
    throw new AssertionError("The contract has no operation " + operation);
  }

  private Set<?> complaints(JsonNode schema, JsonNode body) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", contract.path("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(new ObjectMapper().valueToTree(whole))
        .validate(body);
  }
}
