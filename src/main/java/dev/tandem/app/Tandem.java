package dev.tandem.app;

/** Entry point of the node. */
public final class Tandem {
  private Tandem() {}

  public static void main(String[] args) {}
}
