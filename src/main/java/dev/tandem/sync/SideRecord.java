package dev.tandem.sync;

/**
 * A record as one system has it.
 *
 * @param id key in that system: GUID, or option value of an option set
 * @param version its ETag and change stamp
 * @param values the mapped properties, by the mapping's names
 */
public record SideRecord(String id, Version version, Fields values) {}
