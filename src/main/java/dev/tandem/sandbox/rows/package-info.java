/** The rows of a system in memory, with transactions and a journal of every write. */
package dev.tandem.sandbox.rows;
