package dev.tandem.mapping;

/**
 * What is wrong with a transformation rule.
 *
 * @param argument name of the argument that is wrong, or null if it is the rule as a whole
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record RuleComplaint(String argument, String message, String remedy) {}
