package dev.tandem.camel;

import dev.tandem.events.ChangeEvents;
import dev.tandem.events.DeadLetters;
import dev.tandem.events.UnreadableEvent;
import dev.tandem.mapping.Mapping;
import dev.tandem.sync.Acknowledgement;
import dev.tandem.sync.Change;
import dev.tandem.sync.ChangeBatch;
import dev.tandem.sync.CurrentEdition;
import dev.tandem.sync.Outbox;
import dev.tandem.sync.OutboxEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;

/** Turns a batch of Kafka messages into a batch of changes; what is no change goes aside. */
final class Inbox implements Processor {
  private final CurrentEdition current;
  private final ChangeEvents events;
  private final DeadLetters deadLetters;
  private final Outbox outbox;

  Inbox(CurrentEdition current, ChangeEvents events, DeadLetters deadLetters, Outbox outbox) {
    this.current = current;
    this.events = events;
    this.deadLetters = deadLetters;
    this.outbox = outbox;
  }

  @Override
  public void process(Exchange exchange) {
    Mapping mapping = Place.take(exchange, current).mapping();
    List<Change> changes = new ArrayList<>();
    List<OutboxEvent> dead = new ArrayList<>();
    List<Message> messages = messages(exchange);
    for (Message message : messages) {
      read(mapping, message, changes, dead);
    }
    if (!dead.isEmpty()) {
      outbox.add(dead);
    }
    exchange.getMessage().setBody(ChangeBatch.of(mapping, changes, acknowledgement(messages)));
  }

  private void read(
      Mapping mapping, Message message, List<Change> changes, List<OutboxEvent> dead) {
    String text = message.getBody(String.class);
    try {
      Change change = events.read(text);
      if (!change.mapping().equals(mapping.name())) {
        throw new UnreadableEvent("it belongs to the mapping " + change.mapping());
      }
      changes.add(change);
    } catch (UnreadableEvent e) {
      dead.add(
          deadLetters.of(
              message.getHeader(KafkaConstants.TOPIC, String.class),
              message.getHeader(KafkaConstants.PARTITION, Integer.class),
              message.getHeader(KafkaConstants.OFFSET, Long.class),
              text,
              e.getMessage()));
    }
  }

  private static List<Message> messages(Exchange exchange) {
    List<?> exchanges = exchange.getMessage().getBody(List.class);
    return exchanges.stream().map(e -> ((Exchange) e).getMessage()).toList();
  }

  /** Commits the last message of each partition; the batch's own header covers one only. */
  private static Acknowledgement acknowledgement(List<Message> messages) {
    Map<String, KafkaManualCommit> lastOfPartition = new LinkedHashMap<>();
    for (Message m : messages) {
      String partition =
          m.getHeader(KafkaConstants.TOPIC) + "-" + m.getHeader(KafkaConstants.PARTITION);
      lastOfPartition.put(
          partition, m.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
    }
    return () -> lastOfPartition.values().forEach(KafkaManualCommit::commit);
  }
}
