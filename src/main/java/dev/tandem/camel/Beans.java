package dev.tandem.camel;

import dev.tandem.events.ChangeEvents;
import dev.tandem.events.DeadLetters;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Sleeper;
import dev.tandem.sync.BackOff;
import dev.tandem.sync.ChangeBatch;
import dev.tandem.sync.CoupledBatch;
import dev.tandem.sync.Faults;
import dev.tandem.sync.Outbox;
import dev.tandem.sync.OutboxEvent;
import dev.tandem.sync.PlannedBatch;
import dev.tandem.sync.Pull;
import dev.tandem.sync.ReadingRoom;
import dev.tandem.sync.RecordedBatch;
import dev.tandem.sync.Request;
import dev.tandem.sync.Rooms;
import dev.tandem.sync.Stage;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.WrittenBatch;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Every step that route files name, by its name there.
 *
 * @param mappings all mappings
 * @param reading room 2
 * @param rooms rooms 4 to 7
 * @param outbox events that wait to be published
 * @param changeEvents changes as events
 * @param deadLetters messages that are no events
 * @param topicPrefix prefix of all topics
 * @param faults is told of faults
 * @param sleeper waits
 * @param ids new ids
 */
public record Beans(
    Mappings mappings,
    ReadingRoom reading,
    Rooms rooms,
    Outbox outbox,
    ChangeEvents changeEvents,
    DeadLetters deadLetters,
    String topicPrefix,
    Faults faults,
    Sleeper sleeper,
    Supplier<UUID> ids) {

  /** The names that route files may use. */
  public static final Set<String> NAMES =
      Set.of(
          "kafkaMessages",
          "toHttp",
          "fromHttp",
          "openPull",
          "readPage",
          "moveBookmark",
          "inbox",
          "couplingDesk",
          "planner",
          "writer",
          "ledger",
          "outcomesSent",
          "outcomesLeftBehind",
          "putAside",
          "holdUp",
          "reportFault",
          "acknowledge");

  private static final int SWEEP = 1000;

  /** Hands every step to the binder. */
  public void bind(BiConsumer<String, Object> binder) {
    binder.accept("kafkaMessages", new KafkaMessages(changeEvents, topicPrefix));
    bindCourier(binder);
    binder.accept("openPull", openPull());
    binder.accept("readPage", Step.of(Pull.class, reading::read));
    binder.accept("moveBookmark", Step.of(Pull.class, reading::published));
    binder.accept("inbox", new Inbox(mappings, changeEvents, deadLetters, outbox));
    binder.accept(
        "couplingDesk", Step.of(Stage.class, stage -> rooms.desk().lookUp(stage.origin())));
    binder.accept("planner", Step.of(CoupledBatch.class, rooms.planning()::plan));
    binder.accept("writer", Step.of(PlannedBatch.class, rooms.writing()::write));
    binder.accept("ledger", Step.of(WrittenBatch.class, rooms.ledger()::record));
    binder.accept("outcomesSent", outcomesSent());
    binder.accept("outcomesLeftBehind", outcomesLeftBehind());
    binder.accept("putAside", putAside());
    binder.accept("holdUp", new HoldUp(BackOff.DEFAULT, sleeper, faults));
    binder.accept("reportFault", new FaultReport(faults));
    binder.accept("acknowledge", acknowledge());
  }

  /** Only the steps of the route that carries requests. */
  public static void bindCourier(BiConsumer<String, Object> binder) {
    binder.accept("toHttp", HttpSteps.toHttp());
    binder.accept("fromHttp", HttpSteps.fromHttp());
  }

  private Processor openPull() {
    return exchange -> {
      Mapping mapping = mappings.get(exchange.getVariable("mapping", String.class));
      Object asked = exchange.getMessage().getBody();
      Request request =
          asked instanceof Request r
              ? r
              : Request.modified(ids.get(), mapping.name(), Side.of(String.valueOf(asked)));
      exchange.getMessage().setBody(reading.open(mapping, request));
    };
  }

  /** The changes of a mapping that cannot work become errors and are tried again later. */
  private Processor putAside() {
    return exchange -> {
      SystemFault fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, SystemFault.class);
      ChangeBatch batch = exchange.getMessage().getBody(Stage.class).origin();
      faults.report(batch.mapping().name(), fault);
      exchange.getMessage().setBody(WrittenBatch.putAside(batch, fault.problem()));
    };
  }

  private Processor outcomesSent() {
    return Step.of(
        RecordedBatch.class,
        batch -> {
          outbox.sent(batch.events().stream().map(OutboxEvent::id).toList());
          return batch;
        });
  }

  private Processor outcomesLeftBehind() {
    return exchange ->
        exchange
            .getMessage()
            .setBody(new RecordedBatch(ChangeBatch.nothing(), outbox.unsent(SWEEP), List.of()));
  }

  private static Processor acknowledge() {
    return (Exchange exchange) ->
        exchange.getMessage().getBody(Stage.class).origin().acknowledgement().acknowledge();
  }
}
