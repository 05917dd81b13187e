package dev.tandem.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.odata.Part;
import dev.tandem.odata.PartAnswer;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.Receipt.Status;
import dev.tandem.sync.Write;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One write to an option set, after a look at the options that are there.
 *
 * @param write what is asked
 * @param label the label that is wanted
 * @param found the option it concerns: with that label (insert) or that value (modify); or null
 */
record OptionWrite(Write write, String label, Option found) {
  static OptionWrite plan(Write write, List<Option> present) {
    String label = write.values().text(Option.LABEL);
    Optional<Option> found =
        present.stream()
            .filter(
                o ->
                    write.isInsert()
                        ? o.label().equalsIgnoreCase(label)
                        : o.id().equals(write.id()))
            .findFirst();
    return new OptionWrite(write, label, found.orElse(null));
  }

  boolean mustBeSent() {
    if (write.kind() == Write.Kind.DELETE) {
      return false;
    }
    return write.isInsert() ? found == null : found != null && !isStale();
  }

  /** The receipt of a write that needs no request. */
  Receipt settled(Collection<String> properties) {
    if (write.kind() == Write.Kind.DELETE) {
      return Receipt.rejected(
          ErrorCode.VALUE_REJECTED.with(
              "Option %s is not deleted: records may use it.".formatted(write.id())));
    }
    if (write.isInsert()) {
      return Receipt.written(found.record(properties));
    }
    return Receipt.of(found == null ? Status.GONE : Status.STALE);
  }

  Part part(Choice choice, ServiceRoot root) {
    ObjectNode body = choice.parameters(label);
    if (write.id() != null) {
      body.put("Value", Integer.parseInt(write.id()));
    }
    if (!write.isInsert()) {
      body.put("MergeLabels", true);
    }
    String action = write.isInsert() ? "InsertOptionValue" : "UpdateOptionValue";
    return choice.action(action, body, root);
  }

  /** The option as it is after the action. */
  Option stored(PartAnswer answer) {
    int value = write.isInsert() ? answer.body().path("NewOptionValue").asInt() : found.value();
    return new Option(value, label);
  }

  private boolean isStale() {
    return write.expected() != null && !found.tag().equals(write.expected().tag());
  }
}
