package dev.tandem.camel;

import dev.tandem.events.ChangeEvents;
import dev.tandem.events.DeadLetters;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Sleeper;
import dev.tandem.sync.BackOff;
import dev.tandem.sync.ChangeBatch;
import dev.tandem.sync.CoupledBatch;
import dev.tandem.sync.CurrentEdition;
import dev.tandem.sync.DeletionWatch;
import dev.tandem.sync.Faults;
import dev.tandem.sync.Outbox;
import dev.tandem.sync.OutboxEvent;
import dev.tandem.sync.PlannedBatch;
import dev.tandem.sync.Pull;
import dev.tandem.sync.RecordedBatch;
import dev.tandem.sync.Request;
import dev.tandem.sync.Stage;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.Ticks;
import dev.tandem.sync.Workplace;
import dev.tandem.sync.WrittenBatch;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Every step that route files name, by its name there.
 *
 * @param current the mappings, and the rooms where they are at work
 * @param held tells whether a mapping is not to be polled at present
 * @param ticks which ticks of the schedules count
 * @param deletions finds deleted records
 * @param departures routes that are about to be exchanged
 * @param outbox events that wait to be published
 * @param changeEvents changes as events
 * @param deadLetters messages that are no events
 * @param topicPrefix prefix of all topics
 * @param faults is told of faults
 * @param sleeper waits
 * @param ids new ids
 */
public record Beans(
    CurrentEdition current,
    Predicate<String> held,
    Ticks ticks,
    DeletionWatch deletions,
    Departures departures,
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
          "acknowledge",
          "api",
          "sidesToCompare",
          "findDeleted",
          "crmHook",
          "erpHook",
          "keepHooks");

  private static final int SWEEP = 1000;

  /** Hands every step to the binder. */
  public void bind(BiConsumer<String, Object> binder) {
    binder.accept("kafkaMessages", new KafkaMessages(changeEvents, topicPrefix));
    bindCourier(binder);
    binder.accept("openPull", openPull());
    binder.accept("readPage", readPage());
    binder.accept("moveBookmark", Step.at(Pull.class, this::published));
    binder.accept("inbox", new Inbox(current, changeEvents, deadLetters, outbox));
    bindRooms(binder);
    binder.accept("outcomesSent", outcomesSent());
    binder.accept("outcomesLeftBehind", outcomesLeftBehind());
    binder.accept("putAside", putAside());
    binder.accept("holdUp", new HoldUp(BackOff.DEFAULT, sleeper, faults, departures));
    binder.accept("reportFault", new FaultReport(faults));
    binder.accept("acknowledge", acknowledge());
    binder.accept("sidesToCompare", sidesToCompare());
    binder.accept("findDeleted", findDeleted());
  }

  private Pull published(Workplace place, Pull pull) {
    Pull read = current.published(place, pull);
    if (!read.more() && read.request().extent() == Request.Extent.MODIFIED) {
      ticks.read(read);
    }
    return read;
  }

  private static void bindRooms(BiConsumer<String, Object> binder) {
    binder.accept(
        "couplingDesk",
        Step.at(Stage.class, (place, stage) -> place.rooms().desk().lookUp(stage.origin())));
    binder.accept(
        "planner", Step.at(CoupledBatch.class, (place, b) -> place.rooms().planning().plan(b)));
    binder.accept(
        "writer", Step.at(PlannedBatch.class, (place, b) -> place.rooms().writing().write(b)));
    binder.accept(
        "ledger", Step.at(WrittenBatch.class, (place, b) -> place.rooms().ledger().record(b)));
  }

  /** Only the steps of the route that carries requests. */
  public static void bindCourier(BiConsumer<String, Object> binder) {
    binder.accept("toHttp", HttpSteps.toHttp());
    binder.accept("fromHttp", HttpSteps.fromHttp());
  }

  private Processor openPull() {
    return exchange -> {
      Workplace place = Place.take(exchange, current);
      Object asked = exchange.getMessage().getBody();
      Request request = request(place.mapping().name(), asked);
      exchange
          .getMessage()
          .setBody(
              isLeftOut(request, asked)
                  ? Pull.none(place.mapping(), request)
                  : place.reading().open(place.mapping(), request));
    };
  }

  private boolean isLeftOut(Request request, Object asked) {
    boolean isPoll = request.extent() == Request.Extent.MODIFIED;
    boolean isTick = !(asked instanceof Request);
    return isPoll && held.test(request.mapping())
        || isTick && !ticks.isDue(request.mapping(), request.side());
  }

  /** A side's code asks for what changed there. */
  private Request request(String mapping, Object asked) {
    return asked instanceof Request request
        ? request
        : Request.modified(ids.get(), mapping, Side.of(String.valueOf(asked)));
  }

  /** Between two pages a read that may be long can be broken off: the next one goes on there. */
  private Processor readPage() {
    return exchange -> {
      Workplace place = Place.of(exchange);
      current.requireUnedited(place);
      departures.requireNotAsked(exchange);
      Pull pull = exchange.getMessage().getBody(Pull.class);
      exchange.getMessage().setBody(place.reading().read(pull));
    };
  }

  /** Both sides of every mapping. */
  private Processor sidesToCompare() {
    return exchange ->
        exchange
            .getMessage()
            .setBody(
                current.get().enabled().stream()
                    .flatMap(m -> Stream.of(Side.values()).map(side -> deletions.on(m, side)))
                    .toList());
  }

  private Processor findDeleted() {
    return Step.of(DeletionWatch.Comparison.class, DeletionWatch.Comparison::request);
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
