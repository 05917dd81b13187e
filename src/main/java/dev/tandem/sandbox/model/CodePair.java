package dev.tandem.sandbox.model;

/** One relation shown as two properties: the related row's id and, where present, its code. */
public record CodePair(String set, String id, String code) {}
