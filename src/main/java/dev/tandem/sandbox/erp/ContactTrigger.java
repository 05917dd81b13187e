package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.rows.Database;
import dev.tandem.sandbox.rows.Draft;
import dev.tandem.sandbox.rows.Row;
import dev.tandem.sandbox.rows.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A contact stands for every customer and every vendor and follows its changes; persons belong to
 * such contacts.
 */
final class ContactTrigger implements Trigger {
  private static final Map<String, String> OWNERS =
      Map.of("customers", "Customer", "vendors", "Vendor");
  private static final List<String> SHARED =
      List.of(
          "displayName",
          "addressLine1",
          "addressLine2",
          "city",
          "country",
          "state",
          "postalCode",
          "phoneNumber",
          "email",
          "website");

  private final Database database;

  ContactTrigger(Database database) {
    this.database = database;
  }

  private Table contacts() {
    return database.table("contacts");
  }

  private Table relations() {
    return database.table("contactsInformation");
  }

  @Override
  public void prepare(Table table, Draft draft, Set<Column> sent) {
    if (table == contacts()) {
      Row company = numbered(draft.get(FollowUps.column(table, "companyNumber")));
      if (company != null) {
        draft.set(
            FollowUps.column(table, "companyName"), FollowUps.value(table, company, "displayName"));
      }
    }
  }

  @Override
  public void stored(FollowUps followUps, Table table, Row row) {
    if (contacts() == null || relations() == null) {
      return;
    }
    String type = OWNERS.get(table.model().set());
    if (type != null) {
      Row company = companyOf(row);
      if (company == null) {
        represent(followUps, table, row, type);
      } else {
        refresh(followUps, table, row, company);
      }
    } else if (table == contacts()) {
      relate(followUps, row);
    }
  }

  private Row companyOf(Row owner) {
    return relations().equalTo(FollowUps.column(relations(), "relatedId"), owner.id()).stream()
        .filter(r -> "Company".equals(FollowUps.value(relations(), r, "contactType")))
        .map(r -> contacts().get((java.util.UUID) FollowUps.value(relations(), r, "contactId")))
        .findFirst()
        .orElse(null);
  }

  private void represent(FollowUps followUps, Table table, Row owner, String type) {
    Map<String, Object> values = new HashMap<>();
    SHARED.forEach(name -> values.put(name, FollowUps.value(table, owner, name)));
    String number = contacts().nextNumber(FollowUps.column(contacts(), "number"));
    values.put("number", number);
    values.put("type", "Company");
    values.put("companyNumber", number);
    values.put("companyName", FollowUps.value(table, owner, "displayName"));
    values.put("contactBusinessRelation", type);
    followUps.add(contacts(), owner.id().toString(), values);
    relate(followUps, numbered(number), owner.id(), type);
  }

  private static boolean isSame(Table table, Row owner, Table contacts, Row company) {
    return SHARED.stream()
        .allMatch(
            name ->
                java.util.Objects.equals(
                    FollowUps.value(table, owner, name), FollowUps.value(contacts, company, name)));
  }

  private void refresh(FollowUps followUps, Table table, Row owner, Row company) {
    if (!isSame(table, owner, contacts(), company)) {
      Draft draft = company.draft();
      SHARED.forEach(
          name ->
              draft.set(FollowUps.column(contacts(), name), FollowUps.value(table, owner, name)));
      followUps.update(contacts(), company, draft);
    }
  }

  /** A person belongs to whom the company's contact stands for. */
  private void relate(FollowUps followUps, Row contact) {
    Row company = numbered(FollowUps.value(contacts(), contact, "companyNumber"));
    if (company == null || company.id().equals(contact.id())) {
      return;
    }
    for (Row relation : relationsOf(company)) {
      relate(
          followUps,
          contact,
          FollowUps.value(relations(), relation, "relatedId"),
          FollowUps.value(relations(), relation, "relatedType"));
    }
  }

  private List<Row> relationsOf(Row contact) {
    return List.copyOf(
        relations().equalTo(FollowUps.column(relations(), "contactId"), contact.id()));
  }

  private void relate(FollowUps followUps, Row contact, Object owner, Object type) {
    followUps.add(
        relations(),
        contact.id() + "/" + owner,
        Map.of(
            "contactId", contact.id(),
            "contactNumber", FollowUps.value(contacts(), contact, "number"),
            "contactName", FollowUps.value(contacts(), contact, "displayName"),
            "contactType", FollowUps.value(contacts(), contact, "type"),
            "relatedId", owner,
            "relatedType", type));
  }

  private Row numbered(Object number) {
    return number == null
        ? null
        : contacts().equalTo(FollowUps.column(contacts(), "number"), number).stream()
            .findFirst()
            .orElse(null);
  }

  @Override
  public void deleted(FollowUps followUps, Table table, Row row) {
    if (table == contacts() && relations() != null) {
      relationsOf(row).forEach(relation -> followUps.delete(relations(), relation));
    }
  }
}
