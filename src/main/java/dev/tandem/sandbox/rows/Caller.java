package dev.tandem.sandbox.rows;

import java.util.UUID;

/** In whose name a request acts, and the id the client gave the request (or null). */
public record Caller(UUID user, String request) {}
