/** What the sandbox holds at its start: a made-up company, or the rows of a folder. */
package dev.tandem.sandbox.seed;
