package dev.tandem.odata;

import java.time.Duration;

/** Lets the calling thread wait. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;
}
