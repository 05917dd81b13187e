package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import java.util.UUID;

/** The errors of the Dataverse Web API with their codes. */
final class CrmErrors {
  private static final String PAYLOAD = "0x80048d19";

  private CrmErrors() {}

  static ApiException noRow(EntityModel model, UUID id) {
    return noRow(model.type(), id);
  }

  static ApiException noRow(String type, UUID id) {
    return new ApiException(404, "0x80040217", type + " With Id = " + id + " Does Not Exist");
  }

  static ApiException noRowWithKey(EntityModel model) {
    return new ApiException(
        404,
        "0x80060891",
        "A record with the specified key values does not exist in " + model.type() + " entity");
  }

  static ApiException keyNotDefined(EntityModel model, String key) {
    return new ApiException(
        400,
        "0x80060890",
        "The specified key attributes are not a defined key for the %s entity: %s"
            .formatted(model.type(), key));
  }

  static ApiException productNotOpen() {
    return new ApiException(
        400, "0x8004F995", "You can only update draft products or products under revision.");
  }

  static ApiException productCannotBeDraft() {
    return new ApiException(400, "0x8004F912", "An active product cannot become a draft again.");
  }

  static ApiException noSegment(String segment) {
    return new ApiException(
        404, "0x8006088a", "Resource not found for the segment '" + segment + "'.");
  }

  static ApiException noMethod(String method) {
    return new ApiException(
        405, "0x80060888", "The requested resource does not support http method '" + method + "'.");
  }

  static ApiException query(String message) {
    return new ApiException(400, "0x80060888", message);
  }

  static ApiException noQueryProperty(EntityModel model, String property) {
    return query(
        "Could not find a property named '%s' on type 'Microsoft.Dynamics.CRM.%s'."
            .formatted(property, model.type()));
  }

  static ApiException noBodyProperty(EntityModel model, String property) {
    return new ApiException(
        400,
        "0x0",
        ("An error occurred while validating input parameters: The property '%s' does not exist on"
                + " type 'Microsoft.Dynamics.CRM.%s'. Make sure to only use property names that"
                + " are defined by the type.")
            .formatted(property, model.type()));
  }

  static ApiException payload(String message) {
    return new ApiException(
        400, PAYLOAD, "Error identified in Payload provided by the user: " + message);
  }

  static ApiException unreadableBatch() {
    return new ApiException(
        400, PAYLOAD, "The stream is not readable as multipart/mixed; lines must end in CRLF.");
  }

  static ApiException noNavigation(EntityModel model, String name) {
    return payload(
        ("An undeclared property '%s' which only has property annotations in the payload but no"
                + " property value was found on type 'Microsoft.Dynamics.CRM.%s'.")
            .formatted(name, model.type()));
  }

  static ApiException tooLong(EntityModel model, Column column) {
    return new ApiException(
        400,
        "0x80044331",
        ("A validation error occurred.  The length of the '%s' attribute of the '%s' entity"
                + " exceeded the maximum allowed length of '%d'.")
            .formatted(column.name(), model.type(), column.max()));
  }

  /** The code is not verified; the reference gives none for numbers out of range. */
  static ApiException outOfRange(EntityModel model, Column column, Object value) {
    return new ApiException(
        400,
        "0x80044330",
        ("A validation error occurred.  The value %s of '%s' on record of type '%s' is outside the"
                + " valid range.")
            .formatted(value, column.name(), model.type()));
  }

  static ApiException noOption(EntityModel model, Column column, Object value) {
    return new ApiException(
        400,
        "0x8004431A",
        ("A validation error occurred.  The value %s of '%s' on record of type '%s' is outside the"
                + " valid range. Accepted Values: %s")
            .formatted(value, column.name(), model.type(), column.options().keySet()));
  }

  /** The code is not verified; tables have codes of their own for single columns. */
  static ApiException required(EntityModel model, Column column) {
    return new ApiException(
        400,
        "0x80040203",
        "The attribute '%s' of the '%s' entity is required and must have a value."
            .formatted(column.name(), model.type()));
  }

  static ApiException statePair(EntityModel model, Object state, Object status) {
    return new ApiException(
        400,
        "0x80048408",
        "%s is not a valid status code for state code %s of %s."
            .formatted(status, state, model.type()));
  }

  static ApiException duplicate() {
    return new ApiException(412, "0x80040237", "A record with matching key values already exists.");
  }

  static ApiException duplicateKey(EntityModel model) {
    return new ApiException(
        412,
        "0x80060892",
        "A record that has the attribute values of the alternate key already exists in "
            + model.type()
            + ".");
  }

  static ApiException versionMismatch() {
    return new ApiException(
        412,
        "0x80060882",
        "The version of the existing record doesn't match the RowVersion property provided.");
  }

  static ApiException unauthorized() {
    return new ApiException(
        401, "0x80041d52", "The access token is missing, expired or not valid.");
  }

  static ApiException noReference(String reference) {
    return new ApiException(
        400,
        PAYLOAD,
        "Content-ID Reference: '" + reference + "' does not exist in the batch context.");
  }
}
