package dev.tandem.app;

/**
 * What figures were measured on.
 *
 * @param cores processors
 * @param heapMegabytes most heap that the JVM may use
 * @param java its version
 */
record Machine(int cores, long heapMegabytes, String java) {
  static Machine here() {
    Runtime runtime = Runtime.getRuntime();
    return new Machine(
        runtime.availableProcessors(), runtime.maxMemory() >> 20, Runtime.version().toString());
  }

  @Override
  public String toString() {
    return cores + " cores, heap " + heapMegabytes + " MB, Java " + java;
  }
}
