package dev.tandem.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest extends StoreContract {
  @TempDir Path directory;

  @Override
  StoreSettings newDatabase() {
    return Databases.h2(directory);
  }
}
