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

/**
 * What a record's state asks for beyond one request: the CRM takes no state with a create, and it
 * may refuse changes of a product that is on sale until that is put under revision.
 */
final class StateSteps {
  private static final String STATE = "statecode";
  private static final List<String> STATES = List.of(STATE, "statuscode");
  private static final String PRODUCTS = "products";
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
    return write.isInsert() ? without(write.values()) : write.values();
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
      return last.isSuccess() ? Optional.of(without(write.values())) : Optional.empty();
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

  private static Fields without(Fields values) {
    TreeSet<String> names = new TreeSet<>(values.names());
    STATES.forEach(names::remove);
    return values.only(names);
  }

  private static Optional<Fields> wanted(Write write, JsonNode stored) {
    Fields state = write.values().only(STATES);
    return state.isEmpty()
            || state.names().stream().allMatch(n -> isAs(state.get(n), stored.get(n)))
        ? Optional.empty()
        : Optional.of(state);
  }

  private static boolean isAs(Object wanted, JsonNode stored) {
    return stored != null
        && stored.isNumber()
        && wanted instanceof BigDecimal number
        && Objects.equals(number.intValue(), stored.intValue());
  }
}
