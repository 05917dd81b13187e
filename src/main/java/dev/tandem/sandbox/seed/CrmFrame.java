package dev.tandem.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** What every CRM has before anybody works in it. */
final class CrmFrame {
  static final String BUSINESS_UNIT = RowId.of("businessunits", "root");

  /** Tandem's own user: the sandbox lets every client act as this one. */
  static final String APPLICATION_USER = RowId.of("systemusers", "application");

  private static final String APPLICATION = RowId.of("applications", "tandem");

  private CrmFrame() {}

  static String currencyId(String isoCode) {
    return RowId.of("transactioncurrencies", isoCode);
  }

  static ObjectNode organization(String name, String baseCurrencyId, String symbol) {
    return Row.crm("organizationid", RowId.of("organizations", "one"))
        .with("name", name)
        .with("_basecurrencyid_value", baseCurrencyId)
        .with("currencysymbol", symbol)
        .with("basecurrencysymbol", symbol)
        .with("basecurrencyprecision", 2)
        .with("quoteprefix", "QUO")
        .with("currentquotenumber", 1000)
        .with("orderprefix", "ORD")
        .with("currentordernumber", 1000)
        .with("invoiceprefix", "INV")
        .with("currentinvoicenumber", 1000)
        .with("uniquespecifierlength", 6)
        .with("languagecode", 1033)
        .with("localeid", 1033)
        .with("createproductswithoutparentinactivestate", true)
        .crmStamped(Row.FOUNDED);
  }

  static ObjectNode businessUnit(String name) {
    return Row.crm("businessunitid", BUSINESS_UNIT).with("name", name).crmStamped(Row.FOUNDED);
  }

  static ObjectNode applicationUser() {
    return Row.crm("systemuserid", APPLICATION_USER)
        .with("firstname", "#")
        .with("lastname", "Tandem")
        .with("fullname", "# Tandem")
        .with("internalemailaddress", "tandem@application.example")
        .with("domainname", "tandem@application.example")
        .with("applicationid", APPLICATION)
        .with("accessmode", 4)
        .with("_businessunitid_value", BUSINESS_UNIT)
        .with("isdisabled", false)
        .with("islicensed", false)
        .with("isintegrationuser", true)
        .crmStamped(Row.FOUNDED);
  }

  static ObjectNode defaultTeam(String name) {
    return Row.crm("teamid", RowId.of("teams", "default"))
        .with("name", name)
        .with("_businessunitid_value", BUSINESS_UNIT)
        .with("teamtype", 0)
        .with("isdefault", true)
        .crmStamped(Row.FOUNDED);
  }

  static ObjectNode currency(String isoCode, String name, String symbol, BigDecimal rate) {
    return Row.crm("transactioncurrencyid", currencyId(isoCode))
        .with("isocurrencycode", isoCode)
        .with("currencyname", name)
        .with("currencysymbol", symbol)
        .with("currencyprecision", 2)
        .with("exchangerate", rate)
        .with("statecode", 0)
        .with("statuscode", 1)
        .crmStamped(Row.FOUNDED);
  }
}
