package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.http.ApiException;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import java.util.Collection;

/** The errors of Business Central's API with their codes. */
final class ErpErrors {
  private static final String BAD_REQUEST = "BadRequest";

  private ErpErrors() {}

  static ApiException badRequest(String message) {
    return new ApiException(400, BAD_REQUEST, message);
  }

  static ApiException noSegment(String segment) {
    return new ApiException(
        404,
        "BadRequest_ResourceNotFound",
        "Resource not found for the segment '" + segment + "'.");
  }

  static ApiException noMethod(String method, String name) {
    return new ApiException(
        405,
        "BadRequest_MethodNotAllowed",
        "'%s' requests for '%s' of EdmType 'Entity' are not allowed within a collection or by this"
                .formatted(method, name)
            + " page.");
  }

  static ApiException noCompany(String company) {
    return new ApiException(
        404,
        "Internal_CompanyNotFound",
        "The company '" + company + "' does not exist. Select one from the set companies.");
  }

  static ApiException noRow(EntityModel model) {
    return new ApiException(
        404,
        "Internal_RecordNotFound",
        "The record does not exist in the set " + model.set() + ".");
  }

  static ApiException noBodyProperty(EntityModel model, String name) {
    return badRequest(
        ("The property '%s' does not exist on type 'Microsoft.NAV.%s'. Make sure to only use"
                + " property names that are defined by the type.")
            .formatted(name, model.type()));
  }

  static ApiException noQueryProperty(EntityModel model, String name) {
    return badRequest(
        "Could not find a property named '%s' on type 'Microsoft.NAV.%s'."
            .formatted(name, model.type()));
  }

  static ApiException syntax(String message) {
    return new ApiException(400, "BadRequest_NotFound", message);
  }

  static ApiException readOnly(String property) {
    return new ApiException(
        400, "BadRequest_InvalidOperation", "Control '" + property + "' is read-only.");
  }

  static ApiException tooLong(Column column, String value) {
    return new ApiException(
        400,
        "Application_StringExceededLength",
        ("The length of the string is %d, but it must be less than or equal to %d characters."
                + " Value: %s")
            .formatted(value.length(), column.max(), value));
  }

  static ApiException noOption(String value, Collection<String> members) {
    return new ApiException(
        400,
        "Unknown",
        "'%s' is not an option. The existing options are: %s"
            .formatted(value, String.join(",", members)));
  }

  static ApiException noRelated(EntityModel model, String property, Object value, String set) {
    return new ApiException(
        400,
        "Internal_InvalidTableRelation",
        ("The field %s of table %s contains a value (%s) that cannot be found in the related table"
                + " (%s).")
            .formatted(property, model.type(), value, set));
  }

  static ApiException mismatch(String set) {
    return dialog("The values do not match to a specific row of " + set + ".");
  }

  static ApiException dialog(String message) {
    return new ApiException(400, "Application_DialogException", message);
  }

  /** Of the two codes of the reference one had to be chosen (unverified). */
  static ApiException required(String property) {
    return new ApiException(
        400, "BadRequest_RequiredParamNotProvided", "A \"" + property + "\" must be provided.");
  }

  static ApiException wrongType(Column column, Object value) {
    return badRequest(
        "Cannot convert the value '%s' of '%s' to the expected type '%s'."
            .formatted(value, column.name(), column.type().edm()));
  }

  static ApiException noToken() {
    return new ApiException(
        400,
        "BadRequest_InvalidToken",
        "Could not validate the client concurrency token required by the service. Send the etag of"
            + " the record in the header If-Match.");
  }

  static ApiException changed() {
    return new ApiException(
        409, "Request_EntityChanged", "Another user has already changed the record.");
  }

  static ApiException duplicate(EntityModel model, Column column, Object value) {
    return new ApiException(
        400,
        "Internal_EntityWithSameKeyExists",
        "The %s already exists. Identification fields and values: %s='%s'"
            .formatted(model.type(), column.name(), value));
  }

  static ApiException distinctFields() {
    return badRequest("The 'OR' operator is not supported on distinct fields on an OData filter.");
  }
}
