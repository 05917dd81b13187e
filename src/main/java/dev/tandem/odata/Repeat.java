package dev.tandem.odata;

/** Whether a request may be sent again when nobody knows if it was carried out. */
public enum Repeat {
  /** It only reads, or doing it twice is doing it once. */
  ALLOWED,
  /** It writes: the caller must look before anything is sent again. */
  FORBIDDEN
}
