package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;

/** Is told how a pass gets on. */
interface PassWatcher {
  PassWatcher NONE =
      new PassWatcher() {
        @Override
        public void read(Mapping mapping, Side side, long changes) {}

        @Override
        public void done(Mapping mapping, Side side) {}
      };

  void read(Mapping mapping, Side side, long changes);

  void done(Mapping mapping, Side side);
}
