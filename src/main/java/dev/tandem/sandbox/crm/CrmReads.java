package dev.tandem.sandbox.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.odata.filter.Expression;
import dev.tandem.odata.filter.Expression.And;
import dev.tandem.odata.filter.Expression.Comparison;
import dev.tandem.odata.filter.Expression.Literal;
import dev.tandem.odata.filter.Expression.Operator;
import dev.tandem.odata.filter.Expression.Path;
import dev.tandem.odata.filter.Filter;
import dev.tandem.odata.filter.OrderBy;
import dev.tandem.odata.filter.TextRule;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Urls;
import dev.tandem.sandbox.rows.Cursor;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Search;
import dev.tandem.sandbox.rows.Table;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Queries over collections: filter, order, pages, counts, change tracking. */
final class CrmReads {
  static final int PAGE = 5000;
  private static final List<String> KNOWN =
      List.of(
          "$select",
          "$expand",
          "$orderby",
          "$filter",
          "$top",
          "$count",
          "$skiptoken",
          "$deltatoken");

  private final Database database;
  private final CrmView view;
  private final CrmFormat format;
  private final ChangeTracking tracking;
  private final Clock clock;

  CrmReads(Database database, CrmView view, CrmFormat format, Clock clock) {
    this.database = database;
    this.view = view;
    this.format = format;
    this.tracking = new ChangeTracking(database, format, clock);
    this.clock = clock;
  }

  /** The rows of a set; {@code within} restricts them to a navigation, null does not. */
  Response collection(Request request, Table table, Expression within) {
    checkOptions(request);
    int size = request.prefer().maxPageSize().orElse(PAGE);
    int pageSize = Math.min(size, PAGE);
    if (request.option("$deltatoken") != null) {
      return tracking.delta(request, table, pageSize);
    }
    boolean tracked = request.prefer().has("track-changes");
    if (tracked) {
      ChangeTracking.checkOptions(request);
    }
    Place place = Place.parse(request.option("$skiptoken"), database.version());
    int top = top(request);
    Search.Query query =
        new Search.Query(
            filter(request, table, within),
            order(request, table),
            0,
            top < 0 ? pageSize : top,
            place.cursor());
    Search.Page page = new Search(table, view, TextRule.WILDCARDS, clock).page(query);
    ObjectNode body = body(request, table, page, query.filter());
    if (page.next() != null && top < 0) {
      body.put("@odata.nextLink", nextLink(request, page.next(), place.version()));
    } else if (tracked) {
      body.put("@odata.deltaLink", tracking.link(request, table.model().set(), place.version()));
    }
    Response response = Response.json(200, body);
    return applied(request, response, tracked);
  }

  /** A skip token: where the page begins, and the version at which the first page was read. */
  private record Place(Cursor cursor, long version) {
    static Place parse(String token, long version) {
      if (token == null) {
        return new Place(null, version);
      }
      try {
        int mark = token.indexOf('~');
        return new Place(
            Cursor.decode(token.substring(0, mark)), Long.parseLong(token.substring(mark + 1)));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw CrmErrors.query("The skip token '" + token + "' is not valid.");
      }
    }
  }

  private ObjectNode body(Request request, Table table, Search.Page page, Filter filter) {
    Shown shown = Shown.of(request);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(
        "@odata.context",
        request.root() + "/$metadata#" + table.model().set() + shown.contextSuffix());
    if ("true".equals(request.option("$count"))) {
      body.put("@odata.count", count(table, filter));
    }
    ArrayNode value = body.putArray("value");
    page.rows().forEach(row -> value.add(format.node(table, row, shown)));
    return body;
  }

  long count(Request request, Table table, Expression within) {
    return count(table, filter(request, table, within));
  }

  private long count(Table table, Filter filter) {
    return Math.min(PAGE, new Search(table, view, TextRule.WILDCARDS, clock).count(filter));
  }

  Response single(Request request, Table table, Row row) {
    boolean plain = request.option("$expand") == null;
    if (plain && CrmFormat.etag(row).equals(request.header("If-None-Match"))) {
      return Response.empty(304).with("ETag", CrmFormat.etag(row));
    }
    return Response.json(200, node(request, table, row)).with("ETag", CrmFormat.etag(row));
  }

  /** One row with its context, as a read and as the answer to a write. */
  ObjectNode node(Request request, Table table, Row row) {
    Shown shown = Shown.of(request);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put(
        "@odata.context",
        request.root() + "/$metadata#" + table.model().set() + shown.contextSuffix() + "/$entity");
    return node.setAll(format.node(table, row, shown));
  }

  static Expression pointsTo(Navigation navigation, Row parent) {
    return new Comparison(
        Operator.EQ, new Path(List.of(navigation.lookup().valueName())), new Literal(parent.id()));
  }

  private Filter filter(Request request, Table table, Expression within) {
    String text = request.option("$filter");
    if (text == null) {
      return within == null ? null : new Filter("", within);
    }
    Filter filter = Filter.parse(text);
    filter.properties().forEach(path -> view.check(table.model(), path.segments()));
    return within == null ? filter : new Filter(text, new And(within, filter.expression()));
  }

  private List<OrderBy> order(Request request, Table table) {
    String text = request.option("$orderby");
    if (text == null) {
      return List.of();
    }
    List<OrderBy> order = OrderBy.parse(text);
    order.forEach(part -> view.check(table.model(), part.path().segments()));
    return order;
  }

  /** The value of {@code $top}, -1 when absent or overruled by a page size. */
  private static int top(Request request) {
    String text = request.option("$top");
    if (text == null || request.prefer().maxPageSize().isPresent()) {
      return -1;
    }
    if (!text.matches("\\d{1,9}")) {
      throw CrmErrors.query("Invalid value '" + text + "' for $top query option found.");
    }
    return Math.min(PAGE, Integer.parseInt(text));
  }

  private static void checkOptions(Request request) {
    for (String name : request.query().keySet()) {
      if (name.startsWith("$") && !KNOWN.contains(name)) {
        throw CrmErrors.query("The query parameter " + name + " is not supported.");
      }
    }
  }

  private static String nextLink(Request request, Cursor next, long version) {
    String kept =
        request.query().entrySet().stream()
            .filter(option -> !option.getKey().equals("$skiptoken"))
            .map(CrmReads::encoded)
            .collect(Collectors.joining("&"));
    return request.root()
        + "/"
        + request.path()
        + "?"
        + (kept.isEmpty() ? "" : kept + "&")
        + "$skiptoken="
        + Urls.encode(next.encode() + "~" + version);
  }

  private static String encoded(Map.Entry<String, String> option) {
    return option.getKey() + "=" + Urls.encode(option.getValue());
  }

  private static Response applied(Request request, Response response, boolean tracked) {
    if (tracked) {
      return response.with("Preference-Applied", "odata.track-changes");
    }
    return request.prefer().maxPageSize().isPresent()
        ? response.with(
            "Preference-Applied",
            "odata.maxpagesize=" + Math.min(PAGE, request.prefer().maxPageSize().getAsInt()))
        : response;
  }
}
