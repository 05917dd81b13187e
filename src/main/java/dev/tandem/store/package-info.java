/**
 * The durable memory of a node in a relational database, H2 or PostgreSQL: couplings, intents,
 * bookmarks, runs, errors and the outbox. Implements the ports of {@code sync} with plain JDBC; one
 * class per table, one small class per database.
 */
package dev.tandem.store;
