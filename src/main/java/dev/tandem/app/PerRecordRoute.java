package dev.tandem.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * What an integration without batches does with each changed customer: read the account, write the
 * account, note it in the database. No Kafka, no conflicts, no references.
 */
final class PerRecordRoute implements AutoCloseable {
  private final BareClient client;
  private final List<FieldRule> fields;
  private final Connection database;
  private final InstantSource clock;
  private Instant through;

  PerRecordRoute(BareClient client, Mapping mapping, String jdbcUrl, InstantSource clock)
      throws SQLException {
    this.client = client;
    this.clock = clock;
    this.through = clock.instant();
    this.fields =
        mapping.activeFields().stream()
            .filter(rule -> !rule.isLookup() && !rule.isConstant())
            .filter(rule -> rule.direction().flowsTo(Side.CRM))
            .toList();
    database = DriverManager.getConnection(jdbcUrl, "sa", "");
    database.setAutoCommit(false);
    try (var statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE coupling (erp_id VARCHAR PRIMARY KEY, crm_id VARCHAR, version VARCHAR)");
    }
  }

  /** Brings what changed since the last time; the list comes in pages, all else one by one. */
  int bring() throws SQLException {
    Instant since = through;
    int brought = 0;
    URI next = client.erp("customers?$filter=lastModifiedDateTime%20gt%20" + since);
    while (next != null) {
      JsonNode page = client.send(client.request("GET", next, null)).json();
      for (JsonNode customer : page.path("value")) {
        bring(customer);
        brought++;
      }
      next = page.has("@odata.nextLink") ? URI.create(page.get("@odata.nextLink").asText()) : null;
    }
    // Stamps are cut to milliseconds: the next edit may bear an earlier one than now.
    through = clock.instant().minusMillis(5);
    return brought;
  }

  /** How long it takes to bring what changed, which must be so many. */
  double seconds(int customers) throws SQLException {
    long begin = System.nanoTime();
    int brought = bring();
    if (brought != customers) {
      throw new IllegalStateException(brought + " instead of " + customers + " were brought.");
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private void bring(JsonNode customer) throws SQLException {
    String id = customer.path("id").asText();
    UUID account = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    String address = "accounts(" + account + ")";
    BareClient.Answer found = client.send(client.request("GET", client.crm(address), null));
    HttpUriRequestBase write = client.request("PATCH", client.crm(address), body(customer));
    write.setHeader("Prefer", "return=representation");
    if (found.status() == 404) {
      write.setHeader("If-None-Match", "*");
    } else {
      write.setHeader("If-Match", found.json().path("@odata.etag").asText());
    }
    BareClient.Answer written = client.send(write);
    if (written.status() >= 400) {
      throw new IllegalStateException("A write was refused: " + written.text());
    }
    note(id, account, written.json().path("@odata.etag").asText());
  }

  private String body(JsonNode customer) {
    ObjectNode body = Json.object();
    fields.forEach(rule -> body.set(rule.crm(), customer.get(rule.erp())));
    return Json.write(body.put("customertypecode", 3));
  }

  private void note(String customer, UUID account, String version) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement("MERGE INTO coupling KEY (erp_id) VALUES (?, ?, ?)")) {
      statement.setString(1, customer);
      statement.setString(2, account.toString());
      statement.setString(3, version);
      statement.executeUpdate();
    }
    database.commit();
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
