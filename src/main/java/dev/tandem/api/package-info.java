/** The REST API: what the contract {@code openapi.yaml} says, and who may ask for it. */
package dev.tandem.api;
