package dev.tandem.odata.filter;

import dev.tandem.odata.filter.Expression.And;
import dev.tandem.odata.filter.Expression.Call;
import dev.tandem.odata.filter.Expression.Comparison;
import dev.tandem.odata.filter.Expression.Lambda;
import dev.tandem.odata.filter.Expression.Literal;
import dev.tandem.odata.filter.Expression.Membership;
import dev.tandem.odata.filter.Expression.Not;
import dev.tandem.odata.filter.Expression.Operator;
import dev.tandem.odata.filter.Expression.Or;
import dev.tandem.odata.filter.Expression.Path;
import dev.tandem.odata.filter.Expression.QueryFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recursive descent over the tokens of a {@code $filter}, loosest operator first. */
final class FilterParser {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "contains",
          "startswith",
          "endswith",
          "tolower",
          "toupper",
          "trim",
          "length",
          "indexof",
          "substring",
          "concat",
          "year",
          "month",
          "day",
          "hour",
          "minute",
          "second");
  private static final String CRM_FUNCTION = "Microsoft.Dynamics.CRM.";

  private final String text;
  private final List<Token> tokens;
  private int index;

  FilterParser(String text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
  }

  Expression parse() {
    Expression expression = or();
    if (peek().kind() != Token.Kind.END) {
      throw expected("an operator or the end");
    }
    return expression;
  }

  private Expression or() {
    Expression left = and();
    while (takeWord("or")) {
      left = new Or(left, and());
    }
    return left;
  }

  private Expression and() {
    Expression left = unary();
    while (takeWord("and")) {
      left = new And(left, unary());
    }
    return left;
  }

  private Expression unary() {
    return takeWord("not") ? new Not(unary()) : comparison();
  }

  private Expression comparison() {
    Expression left = operand();
    if (takeWord("in")) {
      return new Membership(left, list("(", ")"));
    }
    Operator operator = operator();
    return operator == null ? left : new Comparison(operator, left, operand());
  }

  private Operator operator() {
    if (peek().kind() == Token.Kind.WORD) {
      for (Operator operator : Operator.values()) {
        if (takeWord(operator.name().toLowerCase(Locale.ROOT))) {
          return operator;
        }
      }
    }
    return null;
  }

  private Expression operand() {
    Token token = peek();
    if (take("(")) {
      Expression inner = or();
      require(")");
      return inner;
    }
    if (token.kind() == Token.Kind.LITERAL) {
      index++;
      return new Literal(token.value());
    }
    if (token.kind() == Token.Kind.WORD) {
      index++;
      return word(token.text());
    }
    throw expected("a property, a value or a function");
  }

  private Expression word(String word) {
    return switch (word) {
      case "null" -> new Literal(null);
      case "true" -> new Literal(Boolean.TRUE);
      case "false" -> new Literal(Boolean.FALSE);
      default -> peek().is("(") ? function(word) : path(word);
    };
  }

  private Expression function(String name) {
    if (name.startsWith(CRM_FUNCTION)) {
      return queryFunction(name.substring(CRM_FUNCTION.length()));
    }
    if (!FUNCTIONS.contains(name)) {
      index--;
      throw expected("a known function instead of '" + name + "'");
    }
    return new Call(name, list("(", ")"));
  }

  private List<Expression> list(String open, String close) {
    require(open);
    List<Expression> values = new ArrayList<>();
    if (take(close)) {
      return values;
    }
    do {
      values.add(or());
    } while (take(","));
    require(close);
    return values;
  }

  private Expression queryFunction(String name) {
    require("(");
    Path property = null;
    List<Literal> values = new ArrayList<>();
    do {
      String parameter = peek().text();
      index++;
      require("=");
      if (parameter.equals("PropertyName")) {
        property = new Path(List.of(String.valueOf(literal().value()).split("/")));
      } else {
        literals(values);
      }
    } while (take(","));
    require(")");
    if (property == null) {
      throw expected("PropertyName");
    }
    return new QueryFunction(name, property, values);
  }

  private void literals(List<Literal> values) {
    if (!take("[")) {
      values.add(literal());
      return;
    }
    if (take("]")) {
      return;
    }
    do {
      values.add(literal());
    } while (take(","));
    require("]");
  }

  private Literal literal() {
    if (operand() instanceof Literal literal) {
      return literal;
    }
    index--;
    throw expected("a value");
  }

  private Expression path(String first) {
    List<String> segments = new ArrayList<>(List.of(first));
    while (take("/")) {
      Token next = peek();
      index++;
      boolean quantifier = next.isWord("any") || next.isWord("all");
      if (quantifier && peek().is("(")) {
        return lambda(new Path(segments), next.isWord("all"));
      }
      if (next.kind() != Token.Kind.WORD) {
        index--;
        throw expected("a property name");
      }
      segments.add(next.text());
    }
    return new Path(segments);
  }

  private Expression lambda(Path collection, boolean all) {
    require("(");
    if (take(")")) {
      return new Lambda(collection, all, "", new Literal(Boolean.TRUE));
    }
    String variable = peek().text();
    index++;
    require(":");
    Expression body = or();
    require(")");
    return new Lambda(collection, all, variable, body);
  }

  private Token peek() {
    return tokens.get(index);
  }

  private boolean take(String punctuation) {
    return advance(peek().is(punctuation));
  }

  private boolean takeWord(String word) {
    return advance(peek().isWord(word));
  }

  private boolean advance(boolean matches) {
    if (matches) {
      index++;
    }
    return matches;
  }

  private void require(String punctuation) {
    if (!take(punctuation)) {
      throw expected("'" + punctuation + "'");
    }
  }

  private FilterSyntaxException expected(String what) {
    Token found = peek();
    return new FilterSyntaxException(
        "Expected " + what + " but found '" + found.text() + "'", found.position(), text);
  }
}
