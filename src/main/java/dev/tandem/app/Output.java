package dev.tandem.app;

import java.io.PrintStream;

/** Where a command says things: progress to the error stream, the result to the output. */
final class Output {
  /** Values of {@code -o}. */
  enum Format {
    text,
    json
  }

  private final PrintStream progress = System.err;
  private final PrintStream result = System.out;
  private final Format format;

  Output(Format format) {
    this.format = format;
  }

  void progress(String line, Object... values) {
    progress.println(line.formatted(values));
  }

  void result(CheckReport report) {
    result.println(format == Format.json ? report.json().toString() : report.text());
  }

  void result(PassReport report) {
    result.println(format == Format.json ? report.json().toString() : report.text());
  }
}
