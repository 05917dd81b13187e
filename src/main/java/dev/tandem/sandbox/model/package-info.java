/** The entity sets that a system knows, read from data files. */
package dev.tandem.sandbox.model;
