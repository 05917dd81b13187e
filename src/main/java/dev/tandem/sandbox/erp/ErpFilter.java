package dev.tandem.sandbox.erp;

import dev.tandem.odata.filter.Expression;
import dev.tandem.odata.filter.Expression.And;
import dev.tandem.odata.filter.Expression.Comparison;
import dev.tandem.odata.filter.Expression.Lambda;
import dev.tandem.odata.filter.Expression.Literal;
import dev.tandem.odata.filter.Expression.Membership;
import dev.tandem.odata.filter.Expression.Not;
import dev.tandem.odata.filter.Expression.Or;
import dev.tandem.odata.filter.Expression.Path;
import dev.tandem.odata.filter.Filter;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import java.util.Locale;

/** Filters as Business Central takes them: its refusals, and its spelling of codes and enums. */
record ErpFilter(ErpView view) {

  Filter parse(EntityModel model, String text) {
    Filter filter = Filter.parse(text);
    filter.properties().stream()
        .filter(path -> !isCollection(model, path))
        .forEach(path -> view.check(model, path.segments()));
    return new Filter(text, adapted(model, filter.expression()));
  }

  private boolean isCollection(EntityModel model, Path path) {
    return view.navigations().children(model, path.segments().get(0)).isPresent();
  }

  private Expression adapted(EntityModel model, Expression expression) {
    if (expression instanceof And and) {
      return new And(adapted(model, and.left()), adapted(model, and.right()));
    }
    if (expression instanceof Or or) {
      if (new Filter("", or).properties().size() > 1) {
        throw ErpErrors.distinctFields();
      }
      return new Or(adapted(model, or.left()), adapted(model, or.right()));
    }
    if (expression instanceof Not not) {
      return new Not(adapted(model, not.operand()));
    }
    if (expression instanceof Comparison comparison) {
      return adapted(model, comparison);
    }
    if (expression instanceof Membership) {
      throw ErpErrors.syntax("The operator 'in' needs $schemaversion=2.1, which is not offered.");
    }
    return expression instanceof Lambda ? new Literal(Boolean.TRUE) : expression;
  }

  private Expression adapted(EntityModel model, Comparison comparison) {
    if (!(comparison.left() instanceof Path path)
        || !(comparison.right() instanceof Literal literal)
        || !(literal.value() instanceof String text)) {
      return comparison;
    }
    ColumnType type =
        path.segments().size() > 1
            ? null
            : model.column(path.segments().get(0)).map(Column::type).orElse(null);
    String spelt = text;
    if (type == ColumnType.ENUM) {
      spelt = EnumText.escape(EnumText.unescape(text));
    } else if (type == ColumnType.CODE) {
      spelt = text.strip().toUpperCase(Locale.ROOT);
    }
    return new Comparison(comparison.operator(), path, new Literal(spelt));
  }
}
