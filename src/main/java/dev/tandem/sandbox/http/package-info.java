/** What both systems have in common on the wire: server, tokens, limits, faults. */
package dev.tandem.sandbox.http;
