package dev.tandem.camel;

import dev.tandem.events.ChangeEvents;
import dev.tandem.sync.OutboxEvent;
import dev.tandem.sync.Pull;
import dev.tandem.sync.RecordedBatch;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/** Events as messages for the Kafka producer, keyed by record id. */
public final class KafkaMessages implements CamelContextAware {
  private final ChangeEvents changeEvents;
  private final String topicPrefix;
  private CamelContext context;

  public KafkaMessages(ChangeEvents changeEvents, String topicPrefix) {
    this.changeEvents = changeEvents;
    this.topicPrefix = topicPrefix;
  }

  /** The changes of the page just read. */
  public List<Message> ofChanges(Pull pull) {
    return pull.changes().stream()
        .map(c -> message(pull.topic(), c.recordId(), changeEvents.write(c)))
        .toList();
  }

  /** The outcomes of the batch just recorded. */
  public List<Message> ofOutcomes(RecordedBatch batch) {
    return batch.events().stream().map(this::message).toList();
  }

  private Message message(OutboxEvent event) {
    return message(event.topic(), event.key(), event.body());
  }

  private Message message(String topic, String key, String body) {
    Message message = new DefaultMessage(context);
    message.setHeader(KafkaConstants.OVERRIDE_TOPIC, topicPrefix + '.' + topic);
    message.setHeader(KafkaConstants.KEY, key);
    message.setBody(body);
    return message;
  }

  @Override
  public void setCamelContext(CamelContext camelContext) {
    context = camelContext;
  }

  @Override
  public CamelContext getCamelContext() {
    return context;
  }
}
