/** The port on which tests and people switch faults and limits and look at what was written. */
package dev.tandem.sandbox.control;
