package dev.tandem.odata;

/** A call without a complete answer. */
public final class TransportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean maybeSent;

  private TransportException(String message, boolean maybeSent, Throwable cause) {
    super(message, cause);
    this.maybeSent = maybeSent;
  }

  /** Surely nothing arrived: unknown host, connection refused, TLS failed. */
  public static TransportException notSent(String message, Throwable cause) {
    return new TransportException(message, false, cause);
  }

  /** The request may have arrived and may have been carried out. */
  public static TransportException maybeSent(String message, Throwable cause) {
    return new TransportException(message, true, cause);
  }

  public boolean maybeSent() {
    return maybeSent;
  }
}
