package dev.tandem.sync;

/**
 * How many records a mapping is about.
 *
 * @param erp records of the ERP that the filter lets through
 * @param crm the same of the CRM
 * @param coupled pairs that are coupled
 */
public record Census(long erp, long crm, long coupled) {}
