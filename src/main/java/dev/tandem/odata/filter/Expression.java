package dev.tandem.odata.filter;

import java.util.List;

/** The syntax tree of an OData {@code $filter}. */
public sealed interface Expression {

  /** A constant: String, BigDecimal, Boolean, UUID, Instant, LocalDate or null. */
  record Literal(Object value) implements Expression {}

  /** A property, possibly of a related record: {@code primarycontactid/fullname}. */
  record Path(List<String> segments) implements Expression {
    public Path {
      segments = List.copyOf(segments);
    }

    @Override
    public String toString() {
      return String.join("/", segments);
    }
  }

  enum Operator {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE
  }

  record Comparison(Operator operator, Expression left, Expression right) implements Expression {}

  record And(Expression left, Expression right) implements Expression {}

  record Or(Expression left, Expression right) implements Expression {}

  record Not(Expression operand) implements Expression {}

  /** A canonical function such as {@code contains(name,'a')}, name in lower case. */
  record Call(String function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code status in ('Open','Paid')}. */
  record Membership(Expression operand, List<Expression> values) implements Expression {
    public Membership {
      values = List.copyOf(values);
    }
  }

  /** {@code Microsoft.Dynamics.CRM.In(PropertyName='x',PropertyValues=['a','b'])}. */
  record QueryFunction(String function, Path property, List<Literal> values) implements Expression {
    public QueryFunction {
      values = List.copyOf(values);
    }
  }

  /** {@code contacts/any(c:c/name eq 'A')}; without a body {@code any()} asks for existence. */
  record Lambda(Path collection, boolean all, String variable, Expression body)
      implements Expression {}
}
