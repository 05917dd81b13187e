package dev.tandem.sandbox.http;

/** One side behind its server: answers requests and words its own errors. */
public interface Service {

  Response answer(Request request);

  Response error(ApiException failure);

  /** Code and message for refusals that the server makes before the service is asked. */
  ApiException unauthorized();

  ApiException tooMany(Limits.Refusal why);

  /** Whether a 429 of this side names the time to wait. */
  boolean tellsRetryAfter();
}
