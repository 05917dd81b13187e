/**
 * Transformation rules: what a mapping file writes under {@code transform} and {@code values}. Pure
 * functions of one value; what one field's rule does is never seen by another field.
 */
package dev.tandem.sync.transform;
