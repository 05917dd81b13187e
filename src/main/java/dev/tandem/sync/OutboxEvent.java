package dev.tandem.sync;

import java.util.UUID;

/**
 * An event waiting to be published.
 *
 * @param id id of the event
 * @param change the change whose outcome it tells
 * @param topic topic without prefix, e.g. {@code outcomes.customer-account}
 * @param key key of the message
 * @param body the event as JSON text
 */
public record OutboxEvent(UUID id, UUID change, String topic, String key, String body) {}
