package dev.tandem.app;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Records per second of the same work, done in three ways.
 *
 * @param node by the node
 * @param limit by a client that sends the node's requests, and nothing else
 * @param perRecord by a route that does one record after the other
 */
record Rates(double node, double limit, double perRecord) {
  double nodeToLimit() {
    return node / limit;
  }

  double nodeToPerRecord() {
    return node / perRecord;
  }

  void put(ObjectNode json) {
    json.put("node", Math.round(node));
    json.put("limit", Math.round(limit));
    json.put("perRecord", Math.round(perRecord));
    json.put("nodeToLimit", rounded(nodeToLimit()));
    json.put("nodeToPerRecord", rounded(nodeToPerRecord()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  @Override
  public String toString() {
    return "%10.0f %10.0f %10.0f %11.0f %% %13.1f"
        .formatted(node, limit, perRecord, 100 * nodeToLimit(), nodeToPerRecord());
  }
}
