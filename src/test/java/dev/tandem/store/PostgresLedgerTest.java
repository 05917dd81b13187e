package dev.tandem.store;

class PostgresLedgerTest extends LedgerContract {
  @Override
  StoreSettings newDatabase() {
    return Databases.postgres();
  }
}
