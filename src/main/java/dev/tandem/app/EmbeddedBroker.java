package dev.tandem.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker (KRaft, one node) inside this JVM, whose log outlives restarts. The classes behind
 * it are the broker's internals: nothing else of ours touches them.
 */
final class EmbeddedBroker implements AutoCloseable {
  private static final int ATTEMPTS = 5;
  private static final int FIRST_PORT = 19092;
  private static final int LAST_PORT = 32000;

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Another program may take a port between our look and the broker's: then with other ports. */
  static EmbeddedBroker start(Path directory) throws IOException {
    Files.createDirectories(directory);
    format(directory);
    KafkaException taken = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return start(directory, freePort());
      } catch (KafkaException e) {
        taken = e;
      }
    }
    throw new IOException(taken.getMessage(), taken);
  }

  /** On this very port: for clients that know no other. */
  static EmbeddedBroker start(Path directory, int port) throws IOException {
    Properties properties = properties(directory, port, freePort());
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    try {
      server.startup();
      return new EmbeddedBroker(server, port);
    } catch (KafkaException e) {
      server.shutdown();
      throw e;
    }
  }

  int port() {
    return port;
  }

  String address() {
    return "localhost:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory) throws IOException {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    Formatter formatter = new Formatter();
    formatter
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setIgnoreFormatted(true)
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()));
    try {
      formatter.run();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("The broker's directory cannot be formatted: " + directory, e);
    }
  }

  private static Properties properties(Path directory, int port, int controllerPort) {
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", "1");
    p.put("controller.quorum.voters", "1@localhost:" + controllerPort);
    p.put("controller.listener.names", "CONTROLLER");
    p.put(
        "listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
    p.put("log.dirs", directory.toString());
    p.put("offsets.topic.num.partitions", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("auto.create.topics.enable", "false");
    p.put("log.cleaner.dedupe.buffer.size", "8388608");
    // Offsets must outlive a node that was off for long, or everything is read again.
    p.put("offsets.retention.minutes", "525600");
    // After a kill the broker's old session must end before it may come back.
    p.put("broker.session.timeout.ms", "2000");
    p.put("broker.heartbeat.interval.ms", "500");
    return p;
  }

  /** Below the range from which outgoing connections take theirs. */
  private static int freePort() throws IOException {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress("localhost", port));
        return port;
      } catch (BindException taken) {
        // another one, then
      }
    }
    throw new IOException("No free port between " + FIRST_PORT + " and " + LAST_PORT);
  }
}
