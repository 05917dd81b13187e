/**
 * Filters and sort orders of OData: read once, then checked for words or applied to rows. Stands
 * alone, so that the sandbox may use it too.
 */
package dev.tandem.odata.filter;
