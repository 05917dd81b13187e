package dev.tandem.crm;

import dev.tandem.mapping.Table;
import dev.tandem.odata.Batches;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.PartAnswer;
import dev.tandem.odata.Refusal;
import dev.tandem.odata.Repeat;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.Page;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.Receipt.Status;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Choice columns whose options are the records of a mapping; they live in the CRM's metadata. */
final class OptionSets {
  private static final Set<Integer> NOT_AVAILABLE = Set.of(403, 404, 501);

  private final Connection connection;
  private final Batches batches;
  private final ServiceRoot root;
  private final CrmSettings settings;

  OptionSets(Connection connection, Batches batches, ServiceRoot root, CrmSettings settings) {
    this.connection = connection;
    this.batches = batches;
    this.root = root;
    this.settings = settings;
  }

  /** All options: there are few, and they carry no change stamp. */
  Page page(Table table, Collection<String> properties) {
    HttpAnswer answer = fetch(choice(table));
    List<SideRecord> records = Option.all(answer).stream().map(o -> o.record(properties)).toList();
    return new Page(records, null, answer.serverTime().orElse(null));
  }

  List<String> ids(Table table) {
    return Option.all(fetch(choice(table))).stream().map(Option::id).toList();
  }

  Map<String, SideRecord> read(Table table, Collection<String> properties, Collection<String> ids) {
    Map<String, SideRecord> found = new LinkedHashMap<>();
    Option.all(fetch(choice(table))).stream()
        .filter(option -> ids.contains(option.id()))
        .forEach(option -> found.put(option.id(), option.record(properties)));
    return found;
  }

  /**
   * Reads first: options know no conditional writes, and a label that is there already is the
   * result of an earlier create whose answer was lost.
   */
  List<Receipt> write(Table table, Collection<String> properties, List<Write> writes) {
    Choice choice = choice(table);
    List<Option> present = Option.all(fetch(choice));
    List<OptionWrite> plans = writes.stream().map(w -> OptionWrite.plan(w, present)).toList();
    List<OptionWrite> sent = plans.stream().filter(OptionWrite::mustBeSent).toList();
    List<PartAnswer> answers = batches.write(sent.stream().map(w -> w.part(choice, root)).toList());
    List<Receipt> receipts = new ArrayList<>();
    for (OptionWrite plan : plans) {
      receipts.add(
          plan.mustBeSent()
              ? receipt(choice, plan, answers.get(sent.indexOf(plan)), properties)
              : plan.settled(properties));
    }
    if (receipts.stream().anyMatch(r -> r.status() == Status.WRITTEN)) {
      publish(choice);
      copy(table, present);
    }
    return receipts;
  }

  private Receipt receipt(
      Choice choice, OptionWrite plan, PartAnswer answer, Collection<String> properties) {
    if (answer == null || answer.isPutOff()) {
      return Receipt.of(Status.UNSENT);
    }
    if (NOT_AVAILABLE.contains(answer.status())) {
      throw connection
          .faults()
          .choicesUnavailable("the options of " + choice + " cannot be changed", answer.alone());
    }
    return answer.isSuccess()
        ? Receipt.written(plan.stored(answer).record(properties))
        : Receipt.rejected(
            new Refusal(choice.toString(), answer.error(), plan.write().values()).problem());
  }

  /** Also for labels that were found: the run that made them may have died before publishing. */
  private void publish(Choice choice) {
    HttpAnswer answer = connection.send(choice.publication(root), Repeat.ALLOWED);
    connection.faults().require(answer, "PublishXml");
  }

  private void copy(Table table, List<Option> before) {
    if (!table.optionCopies().isEmpty()) {
      copies().bring(copiesOf(table), before, Option.all(fetch(choice(table))));
    }
  }

  /** What the columns with copies of a table's options lack or call otherwise. */
  List<String> differences(Table table) {
    return copies().differences(copiesOf(table), Option.all(fetch(choice(table))));
  }

  private OptionCopies copies() {
    return new OptionCopies(connection, batches, root);
  }

  private List<Choice> copiesOf(Table table) {
    return table.optionCopies().stream().map(this::choice).toList();
  }

  private HttpAnswer fetch(Choice choice) {
    HttpAnswer answer = connection.get(root.resolve(choice.query()), Headers.none());
    if (answer.isSuccess()) {
      return answer;
    }
    throw connection
        .faults()
        .choicesUnavailable("the options of " + choice + " cannot be read", answer);
  }

  private Choice choice(Table table) {
    String entity = settings.logicalName(table.entity());
    return new Choice(entity, table.optionSet(), settings.language());
  }

  private Choice choice(String tableAndColumn) {
    String[] names = tableAndColumn.split("\\.", 2);
    return new Choice(settings.logicalName(names[0]), names[1], settings.language());
  }
}
