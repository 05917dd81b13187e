package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.rows.Row;

/** The If-Match and If-None-Match headers of a write. */
record Conditions(String ifMatch, String ifNoneMatch) {

  static Conditions of(Request request) {
    return new Conditions(request.header("If-Match"), request.header("If-None-Match"));
  }

  /** A row may be created by a PATCH unless If-Match asks for an existing one. */
  boolean allowCreate() {
    return ifMatch == null;
  }

  void check(Row row) {
    if ("*".equals(ifNoneMatch)) {
      throw CrmErrors.duplicate();
    }
    if (ifMatch != null && !ifMatch.equals("*") && !matches(row)) {
      throw CrmErrors.versionMismatch();
    }
  }

  private boolean matches(Row row) {
    for (String etag : ifMatch.split(",")) {
      if (etag.strip().equals(CrmFormat.etag(row))) {
        return true;
      }
    }
    return false;
  }
}
