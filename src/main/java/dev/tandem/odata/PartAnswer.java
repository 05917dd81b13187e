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

  /** True if the record does not exist; a 404 may also be about the table or the company. */
  public boolean isAbsence() {
    ODataError error = error();
    return status == 404
        && !error.message().contains("not found for the segment")
        && !error.message().contains("No HTTP resource")
        && !error.code().equals("Internal_CompanyNotFound");
  }

  public ODataError error() {
    return ODataError.of(body);
  }

  /** The same answer outside of its batch. */
  public HttpAnswer alone() {
    return new HttpAnswer(status, headers, body.isMissingNode() ? "" : Json.write(body));
  }
}
