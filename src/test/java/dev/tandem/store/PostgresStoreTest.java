package dev.tandem.store;

class PostgresStoreTest extends StoreContract {
  @Override
  StoreSettings newDatabase() {
    return Databases.postgres();
  }
}
