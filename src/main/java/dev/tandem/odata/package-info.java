/**
 * The wire: HTTP calls through the {@link dev.tandem.odata.Transport} port, login, throttle,
 * repeats, faults, queries, both kinds of {@code $batch}, and {@code $metadata}. Knows OData, but
 * neither CRM nor ERP.
 */
package dev.tandem.odata;
