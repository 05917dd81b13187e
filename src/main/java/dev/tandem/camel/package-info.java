/**
 * The seam to Camel: thin processors that unpack a message, call one method and pack its result.
 */
package dev.tandem.camel;
