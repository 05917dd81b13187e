package dev.tandem.odata;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How the node shows who it is: OAuth 2 client credentials.
 *
 * @param tokenUrl where tokens are issued
 * @param clientId application id
 * @param clientSecret its secret
 * @param scope what the token is for, e.g. {@code https://org.crm4.dynamics.com/.default}
 */
public record Login(URI tokenUrl, String clientId, Secret clientSecret, String scope) {
  HttpCall call() {
    Headers headers =
        Headers.of("Content-Type", "application/x-www-form-urlencoded")
            .with("Accept", "application/json");
    return HttpCall.post(tokenUrl, headers, form());
  }

  private String form() {
    return "grant_type=client_credentials"
        + field("client_id", clientId)
        + field("client_secret", clientSecret.reveal())
        + field("scope", scope);
  }

  private static String field(String name, String value) {
    return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
