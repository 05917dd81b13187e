package dev.tandem.odata;

import dev.tandem.mapping.CompanyColumn;
import dev.tandem.mapping.CompanyScope;
import dev.tandem.mapping.ConflictPolicy;
import dev.tandem.mapping.DeletionPolicy;
import dev.tandem.mapping.Direction;
import dev.tandem.mapping.FieldRule;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.OnMissing;
import dev.tandem.mapping.Table;
import dev.tandem.mapping.Take;
import dev.tandem.mapping.Validation;
import java.util.List;
import java.util.Map;

/** Small mappings for the tests of both systems. */
public final class SampleMappings {
  public static final Mapping CURRENCY =
      mapping(
          "CURRENCY",
          erp("currencies", null),
          crm("transactioncurrencies", "transactioncurrencyid", null, null),
          field("code", "isocurrencycode"),
          field("displayName", "currencyname"),
          field("exchangeRate", "exchangerate"));

  public static final Mapping PAYMENT_TERMS =
      mapping(
          "PAYMENT-TERMS",
          erp("paymentTerms", null),
          crm("accounts", "value", null, "paymenttermscode"),
          field("code", "label"));

  public static final Mapping CUSTOMER =
      mapping(
          "CUSTOMER-ACCOUNT",
          erp("customers", "blocked eq '_x0020_' and type eq 'Company'"),
          crm("accounts", "accountid", "statecode eq 0 and customertypecode eq 3", null),
          field("displayName", "name"),
          field("creditLimit", "creditlimit"),
          lookup("currencyCode", "transactioncurrencyid", "CURRENCY", null),
          lookup("salespersonCode", "bcbi_companyid", "CURRENCY", "bcbi_CompanyId"),
          lookup("paymentTermsId", "paymenttermscode", "PAYMENT-TERMS", null));

  /** The same tables for another ERP company, in a CRM that tells companies apart. */
  public static final Mapping OTHER_COMPANY =
      mapping(
          "CUSTOMER-OTHER",
          new Table(
              "customers",
              "id",
              "lastModifiedDateTime",
              null,
              null,
              null,
              null,
              null,
              null,
              "Other",
              null,
              List.of(),
              List.of()),
          new Table(
              "accounts",
              "accountid",
              "modifiedon",
              null,
              "statecode eq 0",
              null,
              null,
              null,
              null,
              null,
              new CompanyColumn("bcbi_companyid", "bcbi_CompanyId", CompanyScope.OWN_OR_EMPTY),
              List.of(),
              List.of()),
          field("displayName", "name"));

  public static final Mappings ALL = new Mappings(List.of(CURRENCY, PAYMENT_TERMS, CUSTOMER));

  private SampleMappings() {}

  private static Mapping mapping(String name, Table erp, Table crm, FieldRule... fields) {
    return new Mapping(
        name,
        List.of(),
        true,
        null,
        erp,
        crm,
        Direction.BOTH,
        true,
        true,
        List.of(),
        ConflictPolicy.ASK,
        DeletionPolicy.ASK,
        List.of(),
        List.of(fields),
        List.of(),
        "test",
        "1");
  }

  private static Table erp(String entity, String filter) {
    return new Table(
        entity,
        "id",
        "lastModifiedDateTime",
        null,
        filter,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static Table crm(String entity, String id, String filter, String optionSet) {
    return new Table(
        entity,
        id,
        "modifiedon",
        null,
        filter,
        null,
        null,
        optionSet,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static FieldRule field(String erp, String crm) {
    return rule(erp, crm, null, null);
  }

  private static FieldRule lookup(String erp, String crm, String mapping, String bind) {
    return rule(erp, crm, mapping, bind);
  }

  private static FieldRule rule(String erp, String crm, String lookup, String bind) {
    return new FieldRule(
        erp,
        crm,
        Direction.BOTH,
        null,
        lookup == null ? List.of() : List.of(lookup),
        lookup == null ? null : erp.endsWith("Id") ? Take.ID : Take.KEY,
        OnMissing.WAIT,
        false,
        false,
        List.of(),
        Map.of(),
        Validation.NONE,
        null,
        bind,
        true,
        null,
        1);
  }
}
