package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;

/** Is told how a pass gets on. */
interface PassWatcher {
  void read(Mapping mapping, Side side, long changes);

  void done(Mapping mapping, Side side);
}
