package dev.tandem.store;

import dev.tandem.mapping.Side;
import dev.tandem.sync.Fields;
import dev.tandem.sync.Intent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A node in a process of its own, for what cannot be shown within one. */
final class OtherNode implements AutoCloseable {
  static final Intent INTENT =
      new Intent("M", Side.ERP, "crm-1", null, "T1", Fields.none(), Instant.EPOCH);

  private final Process process;

  private OtherNode(Process process) {
    this.process = process;
  }

  /** Opens the database, writes an intent down, and lives until it is closed. */
  static OtherNode start(Path directory) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    ProcessBuilder builder =
        new ProcessBuilder(java, "-cp", path, OtherNode.class.getName(), directory.toString());
    OtherNode node = new OtherNode(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    node.awaitReady();
    return node;
  }

  public static void main(String[] args) throws IOException {
    Store store = Store.open(Databases.h2(Path.of(args[0])), Clock.systemUTC());
    store.intents().open(List.of(INTENT));
    System.out.println("ready");
    System.in.read();
    Runtime.getRuntime().halt(0);
  }

  private void awaitReady() throws IOException {
    byte[] line = process.getInputStream().readNBytes(5);
    if (!new String(line, StandardCharsets.UTF_8).equals("ready")) {
      throw new IOException("The other node did not start");
    }
  }

  /** Kills it; nothing of it is closed in order. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
