package dev.tandem.mapping;

/**
 * Something wrong in a mapping file.
 *
 * @param file the file as it was named to the reader
 * @param line line, from 1; 0 if the finding is about the file as a whole
 * @param column column, from 1; 0 if the finding is about the file as a whole
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record Finding(String file, int line, int column, String message, String remedy) {

  static Finding ofFile(String file, String message, String remedy) {
    return new Finding(file, 0, 0, message, remedy);
  }

  @Override
  public String toString() {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return place + ": " + message + " Remedy: " + remedy;
  }
}
