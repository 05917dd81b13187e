package dev.tandem.sandbox.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Urls;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Delta links: what changed since a version of the database. */
final class ChangeTracking {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.US);
  private static final Duration LIFETIME = Duration.ofDays(7);

  private final Database database;
  private final CrmFormat format;
  private final InstantSource clock;

  ChangeTracking(Database database, CrmFormat format, InstantSource clock) {
    this.database = database;
    this.format = format;
    this.clock = clock;
  }

  static void checkOptions(Request request) {
    for (String option : List.of("$filter", "$orderby", "$expand", "$top")) {
      if (request.option(option) != null) {
        throw CrmErrors.query(
            "The " + option + " query parameter is not supported when Change Tracking is enabled.");
      }
    }
  }

  String link(Request request, String set, long version) {
    String token =
        version + "!" + TIME.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    return base(request, set) + "$deltatoken=" + Urls.encode(token);
  }

  private static String base(Request request, String set) {
    String select = request.option("$select");
    String root = request.root() + "/" + set + "?";
    return select == null ? root : root + "$select=" + Urls.encode(select) + "&";
  }

  Response delta(Request request, Table table, int pageSize) {
    checkOptions(request);
    long since = version(request.option("$deltatoken"));
    String token = request.option("$skiptoken");
    long from = token == null ? since : Long.parseLong(token);
    List<Row> rows =
        table.after(0).stream()
            .filter(row -> row.version() > from)
            .sorted(Comparator.comparingLong(Row::version))
            .limit(pageSize + 1L)
            .toList();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String set = table.model().set();
    Shown shown = Shown.of(request);
    body.put(
        "@odata.context", request.root() + "/$metadata#" + set + shown.contextSuffix() + "/$delta");
    ArrayNode value = body.putArray("value");
    rows.stream().limit(pageSize).forEach(row -> value.add(format.node(table, row, shown)));
    if (rows.size() > pageSize) {
      body.put("@odata.nextLink", nextLink(request, set, rows.get(pageSize - 1)));
    } else {
      deletions(request, table, since, value);
      body.put("@odata.deltaLink", link(request, set, database.version()));
    }
    return Response.json(200, body);
  }

  private static String nextLink(Request request, String set, Row last) {
    return base(request, set)
        + "$deltatoken="
        + Urls.encode(request.option("$deltatoken"))
        + "&$skiptoken="
        + last.version();
  }

  private static void deletions(Request request, Table table, long since, ArrayNode value) {
    String context = request.root() + "/$metadata#" + table.model().set() + "/$deletedEntity";
    for (Table.Tombstone gone : table.tombstones()) {
      if (gone.version() > since && table.get(gone.id()) == null) {
        value
            .addObject()
            .put("@odata.context", context)
            .put("id", gone.id().toString())
            .put("reason", "deleted");
      }
    }
  }

  private long version(String token) {
    try {
      int mark = token.indexOf('!');
      Instant time = LocalDateTime.parse(token.substring(mark + 1), TIME).toInstant(ZoneOffset.UTC);
      if (time.isBefore(clock.instant().minus(LIFETIME))) {
        throw new ApiException(
            400,
            "0x80044352",
            "Version stamp associated with the client has expired. Please perform a full sync.");
      }
      return Long.parseLong(token.substring(0, mark));
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw CrmErrors.query("The delta token '" + token + "' is not valid.");
    }
  }
}
