package dev.tandem.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2RecordErrorTest extends RecordErrorContract {
  @TempDir Path directory;

  @Override
  StoreSettings newDatabase() {
    return Databases.h2(directory);
  }
}
