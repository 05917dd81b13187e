/** Change and outcome events: CloudEvents 1.0 in JSON, as downstream systems read them. */
package dev.tandem.events;
