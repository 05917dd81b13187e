package dev.tandem.sync.transform;

import dev.tandem.mapping.RuleComplaint;

/** A rule cannot be built from what the mapping file says. */
final class WrongArgument extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient RuleComplaint complaint;

  WrongArgument(String argument, String message, String remedy) {
    super(message + " " + remedy);
    this.complaint = new RuleComplaint(argument, message, remedy);
  }

  RuleComplaint complaint() {
    return complaint;
  }
}
