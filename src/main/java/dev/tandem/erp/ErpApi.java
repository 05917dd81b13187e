package dev.tandem.erp;

import dev.tandem.odata.Batches;
import dev.tandem.odata.Connection;
import dev.tandem.odata.RecordWrites;
import dev.tandem.odata.ServiceRoot;

/**
 * One API of the ERP, the standard one or one of an extension; each has its own address and its own
 * batches.
 */
record ErpApi(ServiceRoot root, Batches batches, RecordWrites writes) {

  static ErpApi at(ServiceRoot root, Connection connection, ErpSettings settings) {
    Batches batches = new Batches(connection, new ErpBatch(connection, root), settings.batchSize());
    return new ErpApi(root, batches, new RecordWrites(batches));
  }

  /** The address of an API of the same ERP. */
  static ServiceRoot beside(ServiceRoot standard, String api) {
    return ServiceRoot.of(standard.uri().toString().replaceFirst("/[^/]+/*$", "/" + api));
  }
}
