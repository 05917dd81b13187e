package dev.tandem.sync;

/**
 * Why something did not work, for people.
 *
 * @param code stable code from the catalogue
 * @param detail what happened in this case, with the values that matter; never a secret
 */
public record Problem(ErrorCode code, String detail) {
  @Override
  public String toString() {
    return code.id() + " " + detail + " Remedy: " + code.remedy();
  }
}
