package dev.tandem.store;

class PostgresRecordErrorTest extends RecordErrorContract {
  @Override
  StoreSettings newDatabase() {
    return Databases.postgres();
  }
}
