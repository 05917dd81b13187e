package dev.tandem.sandbox;

/** Client id and secret of the application that the node uses on one side. */
public record Credentials(String clientId, String secret) {

  @Override
  public String toString() {
    return "Credentials[" + clientId + ", ***]";
  }
}
