package dev.tandem.odata;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The answer to a {@link Part}.
 *
 * @param status its own HTTP status
 * @param headers its headers
 * @param body JSON; a missing node if there was none
 */
public record PartAnswer(int status, Headers headers, JsonNode body) {
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** True if this part was not carried out and nothing speaks against sending it again. */
  public boolean isPutOff() {
    return status == 401 || status == 408 || status == 429 || status >= 500 && status != 501;
  }

  public ODataError error() {
    return ODataError.of(body);
  }

  /** The same answer outside of its batch. */
  public HttpAnswer alone() {
    return new HttpAnswer(status, headers, body.isMissingNode() ? "" : Json.write(body));
  }
}
