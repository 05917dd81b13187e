package dev.tandem.odata;

import java.net.URI;

/**
 * One HTTP request.
 *
 * @param method GET, POST, PATCH …
 * @param uri absolute address
 * @param headers exactly the headers to send, apart from those that HTTP itself needs
 * @param body text to send as UTF-8, or null for none
 */
public record HttpCall(String method, URI uri, Headers headers, String body) {
  public static HttpCall get(URI uri, Headers headers) {
    return new HttpCall("GET", uri, headers, null);
  }

  public static HttpCall post(URI uri, Headers headers, String body) {
    return new HttpCall("POST", uri, headers, body);
  }

  /** This call with further headers laid under its own. */
  HttpCall over(Headers defaults) {
    return new HttpCall(method, uri, defaults.with(headers), body);
  }

  /** Method and address without the query: the body may carry secrets, the query personal data. */
  @Override
  public String toString() {
    String authority = uri.getScheme() + "://" + uri.getAuthority();
    return method + " " + authority + uri.getPath();
  }
}
