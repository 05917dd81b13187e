package dev.tandem.sync.transform;

/**
 * What a transformation made of a value: a new value, or why it could not.
 *
 * @param value the new value: String, BigDecimal, Boolean or null; null if it failed
 * @param failure why the value cannot be transformed, or null
 * @param remedy what to do about the failure, or null
 */
public record Result(Object value, String failure, String remedy) {

  public static Result of(Object value) {
    return new Result("".equals(value) ? null : value, null, null);
  }

  public static Result failed(String failure, String remedy) {
    return new Result(null, failure, remedy);
  }

  public boolean isFailed() {
    return failure != null;
  }
}
