package dev.tandem.sandbox.rows;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.EntityModel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The columns by which a system says when and by whom a row was written. */
public record Stamps(
    String createdAt,
    String createdBy,
    String modifiedAt,
    String modifiedBy,
    ChronoUnit precision) {

  private static final String USERS = "systemusers";

  public static Stamps crm() {
    return new Stamps("createdon", "createdby", "modifiedon", "modifiedby", ChronoUnit.SECONDS);
  }

  public static Stamps erp() {
    return new Stamps("", "", "lastModifiedDateTime", "", ChronoUnit.MILLIS);
  }

  boolean owns(Column column) {
    return List.of(createdAt, createdBy, modifiedAt, modifiedBy).contains(column.name());
  }

  void created(Table table, Draft draft, Caller caller, Instant time) {
    EntityModel model = table.model();
    model.column(createdAt).ifPresent(column -> draft.set(column, time.truncatedTo(precision)));
    model.column(createdBy).ifPresent(column -> draft.set(column, user(caller.user())));
    modified(table, draft, caller, time);
  }

  void modified(Table table, Draft draft, Caller caller, Instant time) {
    EntityModel model = table.model();
    model.column(modifiedAt).ifPresent(column -> draft.set(column, time.truncatedTo(precision)));
    model.column(modifiedBy).ifPresent(column -> draft.set(column, user(caller.user())));
  }

  private static Reference user(UUID id) {
    return id == null ? null : new Reference(USERS, id);
  }
}
