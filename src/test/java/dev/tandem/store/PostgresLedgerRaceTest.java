package dev.tandem.store;

class PostgresLedgerRaceTest extends LedgerRaceContract {
  @Override
  StoreSettings newDatabase() {
    return Databases.postgres();
  }
}
