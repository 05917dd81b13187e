package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;

/**
 * A navigation property: to one row through a lookup of the own table, or to the rows whose lookup
 * points back.
 *
 * @param target set of the related rows; null where a lookup of owners may point to several sets
 * @param lookup the lookup column, of the own table when single, else of the related one
 */
record Navigation(String name, boolean single, EntityModel target, Column lookup) {}
