/**
 * Integration table mappings: the model of a mapping file, its reader, its JSON Schema and its
 * lint.
 */
package dev.tandem.mapping;
