package dev.tandem.sandbox.seed;

/** Seed data that cannot be used: the message names the place, the cause and the remedy. */
public final class UnreadableSeed extends RuntimeException {
  UnreadableSeed(String place, String cause, String remedy, Throwable trigger) {
    super(place + ": " + cause + " " + remedy, trigger);
  }

  UnreadableSeed(String place, String cause, String remedy) {
    this(place, cause, remedy, null);
  }
}
