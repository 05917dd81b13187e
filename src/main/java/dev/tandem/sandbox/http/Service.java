package dev.tandem.sandbox.http;

/** One side behind its server: answers requests and words its own errors. */
public interface Service {

  Response answer(Request request);

  Response error(ApiException failure);

  /** Code and message for refusals that the server makes before the service is asked. */
  ApiException unauthorized();

  ApiException tooMany(Limits.Refusal why);

  /** The longest address that a single request may have. */
  int longestUrl();

  /** The answer with what the side tells its clients about the room left in their limits. */
  Response withBudget(Response response, int requestsLeft);

  /** Whether a 429 of this side names the time to wait. */
  boolean tellsRetryAfter();
}
