package dev.tandem.crm;

import dev.tandem.odata.Batches;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.HttpCall;
import dev.tandem.odata.MultipartBatch;
import dev.tandem.odata.Part;
import dev.tandem.odata.PartAnswer;
import dev.tandem.odata.Query;
import dev.tandem.odata.Repeat;
import dev.tandem.odata.ServiceRoot;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Sends a multipart {@code $batch}; every part is on its own, outside change sets. */
final class CrmBatch implements Batches.Sender {
  private final Connection connection;
  private final ServiceRoot root;
  private final Supplier<UUID> ids;

  CrmBatch(Connection connection, ServiceRoot root, Supplier<UUID> ids) {
    this.connection = connection;
    this.root = root;
    this.ids = ids;
  }

  /** A server that stops at the first error answers 400 and still tells what it did before. */
  @Override
  public List<PartAnswer> send(List<Part> parts, Repeat repeat) {
    String boundary = "batch_" + ids.get();
    Headers headers =
        Headers.of("Content-Type", MultipartBatch.contentType(boundary))
            .with("Prefer", "odata.continue-on-error");
    HttpCall call =
        HttpCall.post(
            root.resolve(Query.of("$batch")), headers, MultipartBatch.write(parts, boundary));
    HttpAnswer answer = connection.send(call, repeat);
    return MultipartBatch.read(answer).orElseThrow(() -> notABatch(answer));
  }

  private RuntimeException notABatch(HttpAnswer answer) {
    connection.faults().require(answer, "$batch");
    return connection.faults().protocol("the answer to a $batch is no multipart");
  }
}
