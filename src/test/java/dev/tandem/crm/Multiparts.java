package dev.tandem.crm;

import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpAnswer;

/** Answers to multipart batches. */
final class Multiparts {
  private Multiparts() {}

  /**
   * @param statusesAndBodies status line and body of each part in turn
   */
  static HttpAnswer answer(int status, String... statusesAndBodies) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < statusesAndBodies.length; i += 2) {
      text.append("--r\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ")
          .append(statusesAndBodies[i])
          .append("\r\nContent-Type: application/json\r\n\r\n")
          .append(statusesAndBodies[i + 1])
          .append("\r\n");
    }
    return new HttpAnswer(
        status,
        Headers.of("Content-Type", "multipart/mixed; boundary=r"),
        text.append("--r--\r\n").toString());
  }
}
