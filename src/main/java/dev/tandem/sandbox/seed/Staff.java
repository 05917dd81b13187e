package dev.tandem.sandbox.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who sells: users of the CRM, all but two of them salespeople of the ERP with the same e-mail. */
record Staff(List<Person> people) {
  private static final int SALESPEOPLE = 12;
  private static final int OTHERS = 2;

  record Person(int number, String first, String last) {
    String code() {
      return "SP%02d".formatted(number);
    }

    String fullName() {
      return first + ' ' + last;
    }

    String email() {
      return "user%02d@tandem.example".formatted(number);
    }

    String phone() {
      return "+49 170 55500%02d".formatted(number);
    }

    String userId() {
      return RowId.of("systemusers", email());
    }
  }

  static Staff from(List<Culture> cultures) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < SALESPEOPLE + OTHERS; i++) {
      Culture culture = cultures.get(i % cultures.size());
      people.add(new Person(i + 1, culture.firstNames().get(i), culture.lastNames().get(i)));
    }
    return new Staff(List.copyOf(people));
  }

  /** The user who owns what this salesperson looks after. */
  Person withCode(String code) {
    return people.get(Integer.parseInt(code.substring(2)) - 1);
  }

  String code(int choice) {
    return people.get(choice % SALESPEOPLE).code();
  }

  String anyone(int choice) {
    return people.get(choice % people.size()).code();
  }

  Stream<Row> users() {
    return people.stream()
        .map(
            person ->
                Row.crm("systemuserid", person.userId())
                    .with("firstname", person.first())
                    .with("lastname", person.last())
                    .with("fullname", person.fullName())
                    .with("internalemailaddress", person.email())
                    .with("domainname", person.email())
                    .with("mobilephone", person.phone())
                    .with("_businessunitid_value", CrmFrame.BUSINESS_UNIT)
                    .with("isdisabled", false)
                    .with("islicensed", true)
                    .with("isintegrationuser", false));
  }

  Stream<Row> salespeople() {
    return people.stream()
        .limit(SALESPEOPLE)
        .map(
            person ->
                Row.erp(RowId.of("salespeoplePurchasers", person.code()))
                    .with("code", person.code())
                    .with("displayName", person.fullName())
                    .with("email", person.email())
                    .with("phoneNo", person.number() % 3 == 0 ? null : person.phone()));
  }
}
