package dev.tandem.events;

/** A message that should be an event and is none. */
public final class UnreadableEvent extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableEvent(String message) {
    super(message);
  }
}
