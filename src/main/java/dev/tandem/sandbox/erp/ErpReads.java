package dev.tandem.sandbox.erp;

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
import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.http.Response;
import dev.tandem.sandbox.http.Urls;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.rows.Cursor;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Search;
import dev.tandem.sandbox.rows.Table;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** Queries over collections of the ERP. */
record ErpReads(ErpView view, ErpFormat format, Clock clock) {
  private static final int PAGE = 20_000;

  Response collection(Request request, Table table, Expression within) {
    EntityModel model = table.model();
    Filter filter = filter(request, model, within);
    requireParent(model, filter);
    int page = request.prefer().maxPageSize().orElse(PAGE);
    if (page > PAGE) {
      throw new ApiException(
          413, "RequestEntityTooLarge", "A page holds at most " + PAGE + " entities.");
    }
    int top = number(request, "$top", Integer.MAX_VALUE);
    Cursor after = cursor(request.option("$skiptoken"));
    int skip = after == null ? number(request, "$skip", 0) : 0;
    Search.Query query =
        new Search.Query(filter, order(request, model), skip, Math.min(page, top), after);
    Search.Page found = new Search(table, view, TextRule.EXACT, clock).page(query);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("@odata.context", context(request, model));
    if ("true".equals(request.option("$count"))) {
      body.put("@odata.count", count(table, filter));
    }
    ArrayNode value = body.putArray("value");
    found.rows().forEach(row -> value.add(format.node(table, row, request.query())));
    if (found.next() != null && page < top) {
      body.put("@odata.nextLink", nextLink(request, found.next(), top - found.rows().size()));
    }
    return Response.json(200, body);
  }

  long count(Request request, Table table, Expression within) {
    return count(table, filter(request, table.model(), within));
  }

  private long count(Table table, Filter filter) {
    return new Search(table, view, TextRule.EXACT, clock).count(filter);
  }

  Response single(Request request, Table table, Row row, int status) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("@odata.context", context(request, table.model()) + "/$entity");
    node.setAll(format.node(table, row, request.query()));
    return Response.json(status, node).with("ETag", ErpFormat.etag(row));
  }

  private static String context(Request request, EntityModel model) {
    int slash = request.path().lastIndexOf('/');
    boolean scoped = request.path().startsWith("companies(") && slash > 0;
    String company = scoped ? request.path().substring(0, request.path().indexOf('/') + 1) : "";
    return request.root() + "/$metadata#" + company + model.set();
  }

  static Expression childOf(ErpNavigations.Children children, Row parent) {
    return new Comparison(
        Operator.EQ, new Path(List.of(children.via().name())), new Literal(parent.id()));
  }

  private Filter filter(Request request, EntityModel model, Expression within) {
    String text = request.option("$filter");
    if (text == null) {
      return within == null ? null : new Filter("", within);
    }
    Filter filter = new ErpFilter(view).parse(model, text);
    return within == null ? filter : new Filter(text, new And(within, filter.expression()));
  }

  /** Lines are shown for one document or by id only. */
  private static void requireParent(EntityModel model, Filter filter) {
    EntityModel.Child parent = model.shape().parent();
    if (parent != null && (filter == null || !pins(filter.expression(), parent.via()))) {
      throw ErpErrors.dialog("You must specify an Id or a Document Id to get the lines.");
    }
  }

  private static boolean pins(Expression expression, String via) {
    if (expression instanceof And and) {
      return pins(and.left(), via) || pins(and.right(), via);
    }
    return expression instanceof Comparison comparison
        && comparison.operator() == Operator.EQ
        && comparison.left() instanceof Path path
        && (path.toString().equals(via) || path.toString().equals("id"));
  }

  private List<OrderBy> order(Request request, EntityModel model) {
    String text = request.option("$orderby");
    List<OrderBy> order = text == null ? List.of() : OrderBy.parse(text);
    order.forEach(part -> view.check(model, part.path().segments()));
    return order;
  }

  private static int number(Request request, String option, int absent) {
    String text = request.option(option);
    if (text != null && !text.matches("\\d{1,9}")) {
      throw ErpErrors.syntax("Invalid value '" + text + "' for " + option + ".");
    }
    return text == null ? absent : Integer.parseInt(text);
  }

  private static Cursor cursor(String token) {
    try {
      return token == null ? null : Cursor.decode(token);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw ErpErrors.syntax("The skip token '" + token + "' is not valid.");
    }
  }

  private static String nextLink(Request request, Cursor next, int left) {
    String kept =
        request.query().entrySet().stream()
            .filter(o -> !List.of("$skiptoken", "$skip", "$top").contains(o.getKey()))
            .map(o -> o.getKey() + "=" + Urls.encode(o.getValue()) + "&")
            .collect(Collectors.joining());
    String top = request.option("$top") == null ? "" : "$top=" + left + "&";
    return request.root() + "/" + request.path() + "?" + kept + top + "$skiptoken=" + next.encode();
  }
}
