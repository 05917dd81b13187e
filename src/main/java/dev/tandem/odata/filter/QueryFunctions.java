package dev.tandem.odata.filter;

import dev.tandem.odata.filter.Expression.Literal;
import dev.tandem.odata.filter.Expression.QueryFunction;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The query functions of Dataverse that take a property name and values. */
record QueryFunctions(ValueOrder order, TextRule texts, Clock clock) {

  boolean apply(QueryFunction function, Object value) {
    List<Literal> values = function.values();
    return switch (function.function()) {
      case "In", "ContainValues" -> any(value, values);
      case "NotIn", "DoesNotContainValues" -> !any(value, values);
      case "Between" -> between(value, values);
      case "NotBetween" -> !between(value, values);
      case "On" -> day(value) != null && day(value).equals(day(values.get(0).value()));
      case "OnOrAfter" -> ordered(value, values) && compareDays(value, values) >= 0;
      case "OnOrBefore" -> ordered(value, values) && compareDays(value, values) <= 0;
      case "Today" -> today().equals(day(value));
      case "Yesterday" -> today().minusDays(1).equals(day(value));
      case "LastXHours" -> since(value, values, ChronoUnit.HOURS);
      case "LastXDays" -> since(value, values, ChronoUnit.DAYS);
      case "Last7Days" -> within(value, clock.instant().minus(7, ChronoUnit.DAYS));
      default ->
          throw new FilterSyntaxException(
              "The function is not supported", 0, "Microsoft.Dynamics.CRM." + function.function());
    };
  }

  /** The values arrive as texts whatever the property's type, so a text that fits is equal. */
  private boolean any(Object value, List<Literal> values) {
    return value != null
        && values.stream()
            .map(Literal::value)
            .anyMatch(v -> order.equal(value, v) || sameNumber(value, v));
  }

  private static boolean sameNumber(Object value, Object text) {
    return value instanceof Number && text != null && value.toString().equals(text.toString());
  }

  private boolean between(Object value, List<Literal> values) {
    return value != null
        && values.size() == 2
        && order.compare(value, bound(value, values.get(0))) >= 0
        && order.compare(value, bound(value, values.get(1))) <= 0;
  }

  private static Object bound(Object value, Literal literal) {
    boolean numeric = value instanceof Number && literal.value() instanceof String;
    return numeric ? new java.math.BigDecimal((String) literal.value()) : literal.value();
  }

  private static boolean ordered(Object value, List<Literal> values) {
    return day(value) != null && !values.isEmpty() && day(values.get(0).value()) != null;
  }

  private static int compareDays(Object value, List<Literal> values) {
    return day(value).compareTo(day(values.get(0).value()));
  }

  private boolean since(Object value, List<Literal> values, ChronoUnit unit) {
    long amount = Long.parseLong(values.get(0).value().toString());
    return within(value, clock.instant().minus(amount, unit));
  }

  private boolean within(Object value, Instant from) {
    return value != null
        && order.compare(value, from) >= 0
        && order.compare(value, clock.instant()) <= 0;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static LocalDate day(Object value) {
    if (value instanceof Instant instant) {
      return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
    if (value instanceof LocalDate day) {
      return day;
    }
    boolean dated = value instanceof String text && text.matches("\\d{4}-\\d{2}-\\d{2}.*");
    return dated ? LocalDate.parse(((String) value).substring(0, 10)) : null;
  }
}
