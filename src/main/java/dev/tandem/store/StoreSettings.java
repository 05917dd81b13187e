package dev.tandem.store;

import java.util.Objects;

/**
 * Where the store is.
 *
 * @param url JDBC URL of H2 or PostgreSQL: setting {@code store.url}
 * @param user setting {@code store.user}
 * @param password setting {@code store.password}; never printed
 * @param connections how many connections are held at most
 */
public record StoreSettings(String url, String user, char[] password, int connections) {
  private static final int CONNECTIONS = 8;

  public StoreSettings {
    Objects.requireNonNull(url, "url");
    password = password == null ? new char[0] : password.clone();
  }

  public static StoreSettings of(String url, String user, char[] password) {
    return new StoreSettings(url, user, password, CONNECTIONS);
  }

  @Override
  public char[] password() {
    return password.clone();
  }

  /** The URL without its parameters, for messages. */
  String place() {
    return url.split("[?;]", 2)[0];
  }

  @Override
  public String toString() {
    return "StoreSettings[" + place() + ", user=" + user + "]";
  }
}
