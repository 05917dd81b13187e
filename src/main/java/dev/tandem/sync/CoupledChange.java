package dev.tandem.sync;

/**
 * A change with what the desk knows of it.
 *
 * @param change the change
 * @param coupling its coupling, or null
 * @param intent the pending intent for it, or null
 * @param adopted id of the partner that an intent turned out to have created or that a person
 *     named; or null
 * @param unsure true if the record may have moved on since the change was read: read it again
 */
record CoupledChange(
    Change change, Coupling coupling, Intent intent, String adopted, boolean unsure) {

  boolean isCoupled() {
    return coupling != null;
  }

  CoupledChange refreshed(SideRecord now) {
    return new CoupledChange(change.refreshed(now), coupling, intent, adopted, false);
  }

  /** The same after a look that did not find the record. */
  CoupledChange gone() {
    return new CoupledChange(change.asGone(), coupling, intent, adopted, false);
  }
}
