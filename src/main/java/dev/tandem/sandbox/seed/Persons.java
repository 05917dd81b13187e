package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The people at the customers: one at every second firm that both sides let through, known where
 * the firm is. In the ERP they belong to the contact that stands for the firm, so these are here
 * too.
 */
record Persons(Firms firms) {
  private static final int WITH_MIDDLE_NAME = 6;

  private record Name(String first, String middle, String last) {
    String whole() {
      return middle == null ? first + ' ' + last : first + ' ' + middle + ' ' + last;
    }
  }

  List<ObjectNode> erp() {
    int firmsOfErp = firms.split().inStep(Split.Presence.ERP, Split.Presence.BOTH);
    return new GeneratedRows((firmsOfErp + 1) / 2, person -> erp(firms.at(2 * person)));
  }

  List<ObjectNode> crm() {
    int first = (firms.split().inStep(Split.Presence.ERP) + 1) / 2;
    int end = (firms.split().size() + 1) / 2;
    return new GeneratedRows(end - first, person -> crm(firms.at(2 * (first + person))));
  }

  /** The contact that stands for each customer of the ERP, which fills it in. */
  List<ObjectNode> companies() {
    return new GeneratedRows(
        firms.split().erpRows(),
        index ->
            Row.erp(companyId(firms.split().behindErp(index)))
                .with("number", companyNumber(index))
                .with("type", "Company")
                .with("companyNumber", companyNumber(index))
                .with("contactBusinessRelation", "Customer")
                .with("displayName", firms.at(firms.split().behindErp(index)).inErp(Field.NAME))
                .erpStamped(Row.FOUNDED));
  }

  /** Which contact stands for which customer. */
  List<ObjectNode> relations() {
    return new GeneratedRows(
        firms.split().erpRows(),
        index -> {
          int firm = firms.split().behindErp(index);
          return Row.erp(RowId.of("contactsInformation", firms.seed() + "/" + firm))
              .with("contactId", companyId(firm))
              .with("contactNumber", companyNumber(index))
              .with("contactName", firms.at(firm).inErp(Field.NAME))
              .with("contactType", "Company")
              .with("relatedId", Partner.CUSTOMER.id(firms, firm))
              .with("relatedType", "Customer")
              .unstamped();
        });
  }

  String number(int firm) {
    return "KT%06d".formatted(firm / 2 + 1);
  }

  String crmId(int firm) {
    return RowId.of("crm contacts", firms.seed() + "/" + firm);
  }

  private String companyId(int firm) {
    return RowId.of("company contacts", firms.seed() + "/" + firm);
  }

  private static String companyNumber(int index) {
    return "CT%06d".formatted(index + 1);
  }

  private static Name name(Firm firm) {
    List<String> first = firm.culture().firstNames();
    List<String> last = firm.culture().lastNames();
    int number = firm.number();
    String middle = number % WITH_MIDDLE_NAME == 0 ? first.get((number + 1) % first.size()) : null;
    return new Name(first.get(number % first.size()), middle, last.get(number / 2 % last.size()));
  }

  private String email(Firm firm) {
    return "contact@person%d-%d.example".formatted(firms.seed(), firm.number());
  }

  private ObjectNode erp(Firm firm) {
    return Row.erp(RowId.of("erp contacts", firms.seed() + "/" + firm.number()))
        .with("number", number(firm.number()))
        .with("type", "Person")
        .with("companyNumber", companyNumber(firm.number()))
        .with("displayName", name(firm).whole())
        .with("email", email(firm))
        .with("jobTitle", firm.number() % 4 == 0 ? "Purchasing" : null)
        .with("mobilePhoneNumber", mobile(firm))
        .with("phoneNumber", firm.inErp(Field.PHONE))
        .with("addressLine1", firm.inErp(Field.LINE_1))
        .with("addressLine2", firm.inErp(Field.LINE_2))
        .with("postalCode", firm.inErp(Field.POSTAL_CODE))
        .with("city", firm.inErp(Field.CITY))
        .with("country", firm.inErp(Field.COUNTRY))
        .with("state", firm.inErp(Field.STATE))
        .with("website", firm.inErp(Field.WEBSITE))
        .erpStamped(Row.FOUNDED);
  }

  private ObjectNode crm(Firm firm) {
    Name name = name(firm);
    boolean hasCountry = firm.inCrm(Field.COUNTRY) != null;
    return Row.crm("contactid", crmId(firm.number()))
        .with("_parentcustomerid_value", firms.partner().accountId(firms, firm.number()))
        .with("firstname", name.first())
        .with("middlename", name.middle())
        .with("lastname", name.last())
        .with("fullname", name.whole())
        .with("emailaddress1", email(firm))
        .with("mobilephone", mobile(firm))
        .with("telephone1", firm.inCrm(Field.PHONE))
        .with("address1_line1", firm.inCrm(Field.LINE_1))
        .with("address1_line2", firm.inCrm(Field.LINE_2))
        .with("address1_postalcode", firm.inCrm(Field.POSTAL_CODE))
        .with("address1_city", firm.inCrm(Field.CITY))
        .with("address1_country", hasCountry ? firm.culture().countryName() : null)
        .with("address1_stateorprovince", firm.inCrm(Field.STATE))
        .with("websiteurl", firm.inCrm(Field.WEBSITE))
        .with(
            "_ownerid_value", firms.staff().withCode(firm.values().get(Field.SALESPERSON)).userId())
        .with("statecode", 0)
        .with("statuscode", 1)
        .crmStamped(Row.FOUNDED);
  }

  private static String mobile(Firm firm) {
    return firm.number() % 4 == 0 ? firm.culture().phone() + (700_000 + firm.number()) : null;
  }
}
