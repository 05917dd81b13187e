package dev.tandem.sync;

import java.util.Optional;

/**
 * Which couplings somebody wants to see; all conditions hold together.
 *
 * @param mapping name of the mapping
 * @param erpId ERP id
 * @param crmId CRM id
 * @param erpKey natural key of the ERP record
 * @param crmKey natural key of the CRM record
 */
public record CouplingSearch(
    Optional<String> mapping,
    Optional<String> erpId,
    Optional<String> crmId,
    Optional<String> erpKey,
    Optional<String> crmKey) {

  /** All couplings there are. */
  public static final CouplingSearch ALL =
      new CouplingSearch(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
