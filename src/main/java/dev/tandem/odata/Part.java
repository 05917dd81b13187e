package dev.tandem.odata;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One request of a {@code $batch}.
 *
 * @param method GET, POST, PATCH …
 * @param url address as the system wants it inside a batch
 * @param headers headers of this request
 * @param body JSON, or null for none
 */
public record Part(String method, String url, Headers headers, JsonNode body) {
  public static Part get(String url, Headers headers) {
    return new Part("GET", url, headers, null);
  }
}
