package dev.tandem.erp;

import dev.tandem.odata.Batches;
import dev.tandem.odata.Connection;
import dev.tandem.odata.RecordWrites;
import dev.tandem.odata.ServiceRoot;

/**
 * One API of the ERP, the standard one or one of an extension; each has its own address, its own
 * batches and its own list of companies.
 */
record ErpApi(
    ServiceRoot root, Company company, Batches batches, ErpReader reader, RecordWrites writes) {

  static ErpApi at(ServiceRoot root, Connection connection, ErpSettings settings) {
    Company company = new Company(connection, root, settings.company());
    Batches batches = new Batches(connection, new ErpBatch(connection, root), settings.batchSize());
    return new ErpApi(
        root,
        company,
        batches,
        new ErpReader(connection, batches, root, company, settings.pageSize()),
        new RecordWrites(batches));
  }

  /** The address of an API of the same ERP. */
  ServiceRoot beside(String api) {
    return ServiceRoot.of(root.uri().toString().replaceFirst("/[^/]+/*$", "/" + api));
  }
}
