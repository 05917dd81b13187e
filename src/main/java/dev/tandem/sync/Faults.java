package dev.tandem.sync;

/** Is told of every system fault that held a mapping up; health and one-off passes listen. */
@FunctionalInterface
public interface Faults {
  void report(String mapping, SystemFault fault);
}
