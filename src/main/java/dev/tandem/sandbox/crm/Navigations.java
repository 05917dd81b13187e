package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.model.Catalog;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;
import dev.tandem.sandbox.model.EntityModel.Child;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The navigation properties of all tables, derived from lookups and the known relationships. */
final class Navigations {
  /** Relationship names of the product that a model file need not repeat. */
  private static final Map<String, Map<String, Child>> KNOWN =
      Map.of(
          "account",
          Map.of(
              "contact_customer_accounts", new Child("contacts", "parentcustomerid"),
              "order_customer_accounts", new Child("salesorders", "customerid")),
          "salesorder",
          Map.of(
              "order_details", new Child("salesorderdetails", "salesorderid"),
              "order_invoices", new Child("invoices", "salesorderid"),
              "SalesOrder_Annotation", new Child("annotations", "objectid")),
          "quote",
          Map.of(
              "quote_details", new Child("quotedetails", "quoteid"),
              "quote_orders", new Child("salesorders", "quoteid")),
          "invoice",
          Map.of("invoice_details", new Child("invoicedetails", "invoiceid")),
          "product",
          Map.of(
              "product_price_levels", new Child("productpricelevels", "productid"),
              "product_order_details", new Child("salesorderdetails", "productid")));

  private final Map<EntityModel, Map<String, Navigation>> byModel = new LinkedHashMap<>();

  Navigations(Catalog catalog) {
    for (EntityModel model : catalog.models()) {
      Map<String, Navigation> navigations = new LinkedHashMap<>();
      for (Column column : model.columns()) {
        if (column.type() == ColumnType.LOOKUP) {
          lookups(catalog, column, navigations);
        }
      }
      collections(catalog, KNOWN.getOrDefault(model.type(), Map.of()), navigations);
      collections(catalog, model.shape().children(), navigations);
      byModel.put(model, navigations);
    }
  }

  private static void lookups(Catalog catalog, Column column, Map<String, Navigation> navigations) {
    if (!column.polymorphic()) {
      EntityModel target =
          column.targets().size() == 1 ? catalog.bySet(column.targets().get(0)).orElse(null) : null;
      navigations.put(column.name(), new Navigation(column.name(), true, target, column));
      return;
    }
    for (String set : column.targets()) {
      catalog
          .bySet(set)
          .ifPresent(
              target -> {
                String name = column.name() + "_" + target.type();
                navigations.put(name, new Navigation(name, true, target, column));
              });
    }
  }

  private static void collections(
      Catalog catalog, Map<String, Child> children, Map<String, Navigation> navigations) {
    children.forEach(
        (name, child) ->
            catalog
                .bySet(child.set())
                .ifPresent(
                    target ->
                        target
                            .column(child.via())
                            .ifPresent(
                                via ->
                                    navigations.put(
                                        name, new Navigation(name, false, target, via)))));
  }

  Optional<Navigation> find(EntityModel model, String name) {
    return Optional.ofNullable(byModel.get(model).get(name));
  }

  Iterable<Navigation> of(EntityModel model) {
    return byModel.get(model).values();
  }

  /** The navigation name under which a lookup shows a row of that set. */
  String nameFor(EntityModel model, Column lookup, String set) {
    for (Navigation navigation : of(model)) {
      boolean fits = navigation.target() == null || navigation.target().set().equals(set);
      if (navigation.single() && navigation.lookup().equals(lookup) && fits) {
        return navigation.name();
      }
    }
    return lookup.name();
  }
}
