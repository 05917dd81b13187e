package dev.tandem.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.odata.HttpCall;
import dev.tandem.odata.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The fastest HTTP client at hand, with nothing around it but a token for each system. */
final class BareClient implements AutoCloseable {
  /** What came back: the whole body is read, as every client has to. */
  record Answer(int status, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return Json.read(text());
    }
  }

  private final CloseableHttpClient http;
  private final Map<String, String> settings;
  private final String crmToken;
  private final String erpToken;

  /**
   * @param settings where both systems are
   * @param connections how many may be open to each system
   */
  BareClient(Map<String, String> settings, int connections) {
    this.settings = settings;
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(connections)
                    .setMaxConnTotal(2 * connections)
                    .build())
            .disableAutomaticRetries()
            .build();
    crmToken = token("crm");
    erpToken = token("erp");
  }

  private String token(String side) {
    String form =
        "grant_type=client_credentials&scope=https://tandem/.default&client_id=%s&client_secret=%s"
            .formatted(
                encoded(settings.get(side + ".client-id")),
                encoded(settings.get(side + ".client-secret")));
    HttpUriRequestBase request =
        new HttpUriRequestBase("POST", URI.create(settings.get(side + ".token-url")));
    request.setHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.setEntity(new ByteArrayEntity(form.getBytes(StandardCharsets.UTF_8), null));
    return send(request).json().path("access_token").asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The call as bytes, with this client's token. */
  HttpUriRequestBase render(HttpCall call) {
    HttpUriRequestBase request = request(call.method(), call.uri(), call.body());
    call.headers().forEach(request::setHeader);
    request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token(call.uri()));
    return request;
  }

  HttpUriRequestBase request(String method, URI uri, String body) {
    HttpUriRequestBase request = new HttpUriRequestBase(method, uri);
    request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token(uri));
    request.setHeader(HttpHeaders.ACCEPT, "application/json");
    if (body != null) {
      request.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
      request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), null));
    }
    return request;
  }

  private String token(URI uri) {
    return uri.toString().startsWith(settings.get("crm.url")) ? crmToken : erpToken;
  }

  Answer send(HttpUriRequestBase request) {
    try {
      return http.execute(
          request, answer -> new Answer(answer.getCode(), body(answer.getEntity())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] body(HttpEntity entity) throws IOException {
    return entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
  }

  /** An address below the CRM's Web API. */
  URI crm(String address) {
    return URI.create(settings.get("crm.url") + "/api/data/v9.2/" + address);
  }

  /** An address below the company in the ERP. */
  URI erp(String address) {
    return URI.create(settings.get("erp.url") + '/' + erpPath() + address);
  }

  /** The company's part of addresses in the ERP. */
  String erpPath() {
    return "companies(" + settings.get("erp.company") + ")/";
  }

  /** The ERP's address for batches. */
  URI erpBatch() {
    return URI.create(settings.get("erp.url") + "/$batch");
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
