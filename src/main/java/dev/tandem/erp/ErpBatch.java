package dev.tandem.erp;

import dev.tandem.odata.Batches;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.HttpCall;
import dev.tandem.odata.JsonBatch;
import dev.tandem.odata.Part;
import dev.tandem.odata.PartAnswer;
import dev.tandem.odata.Query;
import dev.tandem.odata.Repeat;
import dev.tandem.odata.ServiceRoot;
import java.util.List;

/** Sends a JSON {@code $batch}. */
record ErpBatch(Connection connection, ServiceRoot root) implements Batches.Sender {
  @Override
  public List<PartAnswer> send(List<Part> parts, Repeat repeat) {
    Headers headers =
        Headers.of("Content-Type", "application/json").with("Prefer", "odata.continue-on-error");
    HttpCall call =
        HttpCall.post(root.resolve(Query.of("$batch")), headers, JsonBatch.write(parts));
    HttpAnswer answer = connection.send(call, repeat);
    return JsonBatch.read(answer, parts.size()).orElseThrow(() -> notABatch(answer));
  }

  private RuntimeException notABatch(HttpAnswer answer) {
    connection.faults().require(answer, "$batch");
    return connection.faults().protocol("the answer to a $batch has no responses");
  }
}
