package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.model.Catalog;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;

/** The CSDL document of the API. */
record ErpMetadata(Catalog catalog, ErpNavigations navigations) {

  String xml() {
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
            <edmx:DataServices>
            <Schema Namespace="Microsoft.NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            """);
    catalog.models().forEach(model -> type(xml, model));
    xml.append("<EntityContainer Name=\"NAV\">\n");
    for (EntityModel model : catalog.models()) {
      xml.append(
          "<EntitySet Name=\"%s\" EntityType=\"Microsoft.NAV.%s\"/>\n"
              .formatted(model.set(), model.type()));
    }
    return xml.append("</EntityContainer>\n</Schema>\n</edmx:DataServices>\n</edmx:Edmx>\n")
        .toString();
  }

  private void type(StringBuilder xml, EntityModel model) {
    xml.append("<EntityType Name=\"%s\">\n".formatted(model.type()));
    xml.append("<Key><PropertyRef Name=\"id\"/></Key>\n");
    if (model.column("id").isEmpty()) {
      xml.append("<Property Name=\"id\" Type=\"Edm.Guid\" Nullable=\"false\"/>\n");
    }
    model.columns().forEach(column -> property(xml, column));
    for (String name : model.shape().children().keySet()) {
      navigations
          .children(model, name)
          .ifPresent(
              c -> navigation(xml, name, "Collection(Microsoft.NAV." + c.target().type() + ")"));
    }
    for (ErpNavigations.Parent parent : navigations.parents(model)) {
      navigation(xml, parent.name(), "Microsoft.NAV." + parent.target().type());
    }
    xml.append("</EntityType>\n");
  }

  private static void property(StringBuilder xml, Column column) {
    boolean limited = column.max() < Integer.MAX_VALUE && column.type() != ColumnType.ENUM;
    xml.append(
        "<Property Name=\"%s\" Type=\"%s\"%s/>\n"
            .formatted(
                column.name(),
                column.type().edm(),
                limited ? " MaxLength=\"%d\"".formatted(column.max()) : ""));
  }

  private static void navigation(StringBuilder xml, String name, String type) {
    xml.append("<NavigationProperty Name=\"%s\" Type=\"%s\"/>\n".formatted(name, type));
  }
}
