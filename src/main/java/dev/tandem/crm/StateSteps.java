package dev.tandem.crm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.odata.PartAnswer;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Write;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What takes more than one request: the CRM takes neither a state nor some columns with a create,
 * and it may refuse changes of a product that is on sale until that is put under revision.
 */
final class StateSteps {
  private static final String STATE = "statecode";
  private static final List<String> STATES = List.of(STATE, "statuscode");
  private static final String PRODUCTS = "products";

  /** Columns that the CRM takes with updates only. */
  private static final Map<String, List<String>> LATER = Map.of(PRODUCTS, List.of("pricelevelid"));

  private static final String NOT_OPEN = "0x8004f995";
  private static final Fields UNDER_REVISION = Fields.of(Map.of(STATE, 3, "statuscode", 3));
  private static final Fields ON_SALE = Fields.of(Map.of(STATE, 0, "statuscode", 1));
  private static final int REVISED = 2;
  private static final int CHANGED = 3;

  private final String set;

  StateSteps(String set) {
    this.set = set;
  }

  /** The values of the first request. */
  Fields first(Write write) {
    return write.isInsert() ? without(write.values(), late()) : write.values();
  }

  /** The values of the next request, after these answers; empty if there is nothing left to do. */
  Optional<Fields> next(Write write, List<PartAnswer> answers) {
    PartAnswer last = answers.get(answers.size() - 1);
    if (write.isInsert()) {
      return answers.size() == 1 && last.isSuccess()
          ? wanted(write, last.body())
          : Optional.empty();
    }
    if (answers.size() == 1) {
      return isClosed(last) ? Optional.of(UNDER_REVISION) : Optional.empty();
    }
    if (answers.size() == REVISED) {
      return last.isSuccess() ? Optional.of(without(write.values(), STATES)) : Optional.empty();
    }
    // Also when the change was refused: nobody else would put the product on sale again.
    return answers.size() == CHANGED ? Optional.of(ON_SALE) : Optional.empty();
  }

  /** The answer that says what became of the write. */
  PartAnswer decisive(Write write, List<PartAnswer> answers) {
    PartAnswer last = answers.get(answers.size() - 1);
    if (write.isInsert()) {
      return last.isSuccess() ? last : answers.get(0);
    }
    boolean changed = answers.size() <= CHANGED || answers.get(CHANGED - 1).isSuccess();
    return changed ? last : answers.get(CHANGED - 1);
  }

  private boolean isClosed(PartAnswer answer) {
    return set.equals(PRODUCTS) && answer.error().code().equalsIgnoreCase(NOT_OPEN);
  }

  private List<String> late() {
    return Stream.concat(STATES.stream(), LATER.getOrDefault(set, List.of()).stream()).toList();
  }

  private static Fields without(Fields values, List<String> left) {
    TreeSet<String> names = new TreeSet<>(values.names());
    left.forEach(names::remove);
    return values.only(names);
  }

  /** The CRM may have made the state by itself. */
  private Optional<Fields> wanted(Write write, JsonNode stored) {
    Fields late = write.values().only(late());
    return late.names().stream().allMatch(name -> isAs(late.get(name), stored.get(name)))
        ? Optional.empty()
        : Optional.of(late);
  }

  private static boolean isAs(Object wanted, JsonNode stored) {
    return stored != null
        && stored.isNumber()
        && wanted instanceof BigDecimal number
        && Objects.equals(number.intValue(), stored.intValue());
  }
}
