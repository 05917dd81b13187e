/**
 * The core: changes, couplings, plans, receipts, outcomes; the planner with its three-way merge;
 * the rooms that a batch of changes walks through; the ports to everything outside. No I/O of its
 * own.
 */
package dev.tandem.sync;
