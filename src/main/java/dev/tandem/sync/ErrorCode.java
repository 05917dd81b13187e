package dev.tandem.sync;

import static dev.tandem.sync.ErrorClass.CONFIGURATION;
import static dev.tandem.sync.ErrorClass.CONFLICT;
import static dev.tandem.sync.ErrorClass.IGNORED;
import static dev.tandem.sync.ErrorClass.REJECTED;
import static dev.tandem.sync.ErrorClass.REQUEST;
import static dev.tandem.sync.ErrorClass.TRANSIENT;
import static dev.tandem.sync.ErrorClass.WAITING;

import java.util.Arrays;
import java.util.Optional;

/** The catalogue of errors; {@code docs/errors.md} is generated from it. */
public enum ErrorCode {
  SETTING_MISSING(
      101,
      CONFIGURATION,
      "A setting that the node needs is missing or has no usable value.",
      "Set it in config/application.properties or as the environment variable that is named."),
  MAPPING_FILE(
      102,
      CONFIGURATION,
      "A mapping file cannot be read or says something that the node does not know.",
      "Correct the file at the line that is named; docs/mapping.schema.json lists all keys."),
  ROUTE_FILE(
      103,
      CONFIGURATION,
      "A route file cannot be read or does not fit its mapping.",
      "Correct the file that is named; compare it with a shipped route file."),
  PORT_TAKEN(
      104,
      CONFIGURATION,
      "A port that the node listens on is in use.",
      "Stop the other program or choose another port in the setting that is named."),
  DATA_DIRECTORY_LOCKED(
      105,
      CONFIGURATION,
      "The data directory is in use by another node.",
      "Stop the other node or give this one its own data.dir."),
  EDIT_PUT_OFF(
      106,
      TRANSIENT,
      "An edit of a mapping or route file waits: what it must be checked against cannot be asked now.",
      "Nothing to do: the node tries it again by itself."),
  RESTART_NEEDED(
      107,
      CONFIGURATION,
      "An edit is about a part of a route file that a running node cannot exchange.",
      "Restart the node, or take the edit back."),
  EDITED_MEANWHILE(
      108,
      TRANSIENT,
      "A mapping or a route was edited while it was being read.",
      "Nothing to do: reading goes on by the edited file."),
  REQUEST_REFUSED(
      110,
      REQUEST,
      "A request to the API does not fit its contract.",
      "Correct what the detail names; GET /api/openapi tells every operation with its parameters and its body."),
  TOKEN_UNKNOWN(
      111,
      REQUEST,
      "A request to the API shows no token, or one that the node does not know.",
      "Send the header Authorization: Bearer <token>, with the token of api.token or of the file api-token in data.dir."),
  ROLE_LACKING(
      112,
      REQUEST,
      "The caller's role does not allow this operation of the API.",
      "Use the token of somebody who may, e.g. the administrator."),
  NOTHING_THERE(
      113,
      REQUEST,
      "There is nothing of that name or id.",
      "Check its spelling; lists of the API tell names and ids, GET /api/openapi all paths."),
  REQUEST_FAILED(
      114,
      REQUEST,
      "The node failed at a request to the API. It goes on with everything else.",
      "Look into the node's log, and report it."),
  UNREACHABLE(
      201,
      TRANSIENT,
      "A system cannot be reached.",
      "Check the address, the network and whether the system is up; a running node goes on by itself."),
  LOGIN_REFUSED(
      202,
      CONFIGURATION,
      "A system refused the client id or the client secret.",
      "Check client-id, client-secret and token-url, and that the application user exists and has a role."),
  SYSTEM_BUSY(
      203,
      TRANSIENT,
      "A system asked to wait or is temporarily out of order.",
      "Nothing to do: the node waits as asked and goes on."),
  ANSWER_LOST(
      204,
      TRANSIENT,
      "A request was sent and its answer never came.",
      "Nothing to do: the node looks the records up before it sends anything again."),
  COMPANY_UNKNOWN(
      205,
      CONFIGURATION,
      "The company in erp.company does not exist.",
      "Set erp.company to the name or id of one of the companies that are listed."),
  RESOURCE_UNKNOWN(
      206,
      CONFIGURATION,
      "A system does not have the table or the property that a mapping names.",
      "Correct the name in the mapping file, or provide the table; ./tandem check --connect lists them."),
  PROTOCOL(
      207,
      CONFIGURATION,
      "A system answered in a way that its protocol does not allow.",
      "Check that the address is that of the Web API; report it with the log if it stays."),
  CHOICES_UNAVAILABLE(
      208,
      CONFIGURATION,
      "The CRM does not let the node read or change the options of a choice column.",
      "Give the application user the right to customise, or leave the mapping off: the fields that use it are then left alone."),
  ACCESS_DENIED(
      209,
      CONFIGURATION,
      "A system refuses the node access to a table.",
      "Give the application user a role (CRM) or permission set (ERP) that covers the table."),
  ADDRESS_WRONG(
      210,
      CONFIGURATION,
      "The address in a setting does not lead to the system.",
      "Correct the setting that is named: its host, its path, and that it is not the other system's."),
  TEAM_UNKNOWN(
      212,
      CONFIGURATION,
      "The team in owners.team does not exist in the CRM.",
      "Set owners.team to the name of a team that may own records, or leave it empty."),
  API_MISSING(
      211,
      CONFIGURATION,
      "The ERP lacks the API of an extension that a mapping names.",
      "Have the ERP's administrator provide the pages that docs/connecting.md describes, or live without the mapping: the others go on."),
  LIKELY_DUPLICATES(
      221,
      CONFIGURATION,
      "A full synchronisation would probably create records that are there already.",
      "Couple the pairs first, look at the dry run, then start again; or allow duplicates."),
  FULL_SYNC_STATE(
      222,
      CONFIGURATION,
      "A line of the full synchronisation cannot do this in its present state.",
      "Look at the line's status: pause, resume or restart it as that allows."),
  COMPANY_NOT_IN_CRM(
      230,
      CONFIGURATION,
      "The CRM has no row for the ERP company of a mapping.",
      "Add the row that is described to bcbi_companies, or remove company under crm: from the mapping."),
  MAPPING_COMPANY_UNKNOWN(
      231,
      CONFIGURATION,
      "The ERP company that a mapping names does not exist.",
      "Name one of the companies that are listed, as company under erp: of the mapping."),
  OWNED_ELSEWHERE(
      232,
      IGNORED,
      "The CRM record belongs to another ERP company.",
      "Nothing to do. If it is to be of this company, change its company in the CRM."),
  REFERENCE_NOT_COUPLED(
      301,
      WAITING,
      "The record refers to a record that is not coupled yet.",
      "Couple or create the record it refers to; this record follows by itself."),
  UPDATE_CONFLICT(
      302,
      CONFLICT,
      "Both sides changed the same field to different values.",
      "Choose a side, or set onUpdateConflict in the mapping or at the field."),
  PARTNER_DELETED(
      303,
      CONFLICT,
      "The coupled record was deleted on the other side.",
      "Restore it, delete this one, or remove the coupling; or set onDeletion in the mapping."),
  AMBIGUOUS(
      304,
      CONFLICT,
      "Several records of the other side fit this one.",
      "Couple the right pair by hand, or make the match fields distinguish them."),
  NOT_COUPLED(
      305,
      IGNORED,
      "The record is not coupled, and the mapping synchronises coupled records only.",
      "Nothing to do. Couple it, create it on the other side, or set create in the mapping, if it is to be synchronised."),
  PARTNER_TAKEN(
      306,
      CONFLICT,
      "The record that was named as partner is coupled already.",
      "Remove that coupling first, or choose another partner."),
  PARTNER_UNKNOWN(
      307,
      CONFLICT,
      "The record that was named as partner does not exist.",
      "Check the id; the record may have been deleted meanwhile."),
  COMPANY_CONTACT_MISSING(
      310,
      CONFLICT,
      "The ERP has no contact that stands for the customer or vendor to which a person belongs.",
      "Let the ERP make contacts of customers and vendors (marketing setup, business relation codes), make the missing one there, then retry."),
  NO_MATCH(
      309,
      IGNORED,
      "No record of the other side fits this one, and it was not to be created.",
      "Couple it by hand, create it on the other side, or make the match fields agree."),
  MANY_GONE(
      308,
      CONFLICT,
      "So many coupled records are missing on one side that it looks like a mistake, not like deletions.",
      "Check that the node reads the right company or environment and may see all records; then look for deletions by hand and confirm."),
  FIELD_LEFT_OUT(
      312,
      IGNORED,
      "A field was left as it is or emptied, as its mapping says: what it refers to is not coupled.",
      "Couple the record that is named; the next change brings the field over."),
  NEVER_AT_REST(
      311,
      CONFLICT,
      "A record could not be written: each time, the other side had just changed.",
      "Look which program or person changes it without end, or which other record has its number; then retry."),
  VALUE_REJECTED(
      401,
      REJECTED,
      "The other system refused the record.",
      "Correct the value that is named at its source; the next change of the record tries again."),
  VALUE_NOT_TRANSLATABLE(
      402,
      REJECTED,
      "No rule of the mapping fits a value.",
      "Correct the value, or add it under values: of the field in the mapping file."),
  EVENT_UNREADABLE(
      403,
      REJECTED,
      "A message on a change topic is not a change event.",
      "Look at it in the dead-letter topic; only the node should write to change topics."),
  VALUE_NOT_ALLOWED(
      410,
      REJECTED,
      "A value is not what the mapping file allows for its field; nothing of the record was sent.",
      "Correct the value that is named at its source, or change validate: of the field in the mapping file."),
  RULE_UNUSABLE(
      411,
      CONFIGURATION,
      "A transformation rule in a jar of lib/ cannot be used.",
      "Correct the rule that is named, or remove its jar from lib/.");

  private final int number;
  private final ErrorClass errorClass;
  private final String cause;
  private final String remedy;

  ErrorCode(int number, ErrorClass errorClass, String cause, String remedy) {
    this.number = number;
    this.errorClass = errorClass;
    this.cause = cause;
    this.remedy = remedy;
  }

  public static Optional<ErrorCode> find(String id) {
    return Arrays.stream(values()).filter(code -> code.id().equals(id)).findFirst();
  }

  /** The stable code, e.g. {@code TDM-302}. */
  public String id() {
    return "TDM-" + number;
  }

  public ErrorClass errorClass() {
    return errorClass;
  }

  public String cause() {
    return cause;
  }

  public String remedy() {
    return remedy;
  }

  /** True if it switches the one mapping off that meets it, and no more. */
  public boolean concernsOneMapping() {
    return this == RESOURCE_UNKNOWN
        || this == API_MISSING
        || this == CHOICES_UNAVAILABLE
        || this == ACCESS_DENIED
        || this == COMPANY_NOT_IN_CRM
        || this == MAPPING_COMPANY_UNKNOWN;
  }

  public Problem with(String detail) {
    return new Problem(this, detail);
  }
}
