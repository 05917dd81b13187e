/**
 * Stand-ins of the CRM and the ERP over real HTTP, for the demo, the benchmark and tests. Knows
 * nothing of the node: a mistake made in one of them must not be repeated in the other.
 */
package dev.tandem.sandbox;
