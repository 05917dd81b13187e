package dev.tandem.sandbox.model;

/** The value must exist in that column of that set, or be blank. */
public record Relation(String set, String column) {}
