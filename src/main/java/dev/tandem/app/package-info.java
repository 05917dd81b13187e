/** The entry point and its commands, and the wiring of all rooms by hand. */
package dev.tandem.app;
