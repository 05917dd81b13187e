package dev.tandem.app;

import dev.tandem.mapping.Mappings;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.io.IOException;
import java.util.Optional;

/** The brokers: one within the node, or those that the settings name. */
final class Backbone implements AutoCloseable {
  private final Optional<EmbeddedBroker> own;
  private final String address;
  private final Topics topics;

  private Backbone(Optional<EmbeddedBroker> own, String address, Topics topics) {
    this.own = own;
    this.address = address;
    this.topics = topics;
  }

  static Backbone start(Settings settings, DataDirectory data) {
    Topics topics = new Topics(settings.get("kafka.prefix"), settings.number("kafka.partitions"));
    String brokers = settings.get("kafka.brokers");
    if (!brokers.equals("embedded")) {
      return new Backbone(Optional.empty(), brokers, topics);
    }
    try {
      EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"));
      return new Backbone(Optional.of(broker), broker.address(), topics);
    } catch (IOException e) {
      throw SystemFault.lasting(
          ErrorCode.SETTING_MISSING.with("The embedded broker cannot start: " + e.getMessage()), e);
    }
  }

  String address() {
    return address;
  }

  /** Creates the topics that are lacking. */
  void serve(Mappings mappings) {
    topics.create(address, mappings);
  }

  @Override
  public void close() {
    own.ifPresent(EmbeddedBroker::close);
  }
}
