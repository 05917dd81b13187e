package dev.tandem.sandbox.crm;

import dev.tandem.sandbox.model.Catalog;
import dev.tandem.sandbox.model.Column;
import dev.tandem.sandbox.model.ColumnType;
import dev.tandem.sandbox.model.EntityModel;

/** The CSDL document of the tables. */
record CrmMetadata(Catalog catalog, Navigations navigations) {

  String xml() {
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
            <edmx:DataServices>
            <Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" \
            xmlns="http://docs.oasis-open.org/odata/ns/edm">
            """);
    catalog.models().forEach(model -> type(xml, model));
    xml.append("<EntityContainer Name=\"System\">\n");
    catalog.models().forEach(model -> set(xml, model));
    return xml.append("</EntityContainer>\n</Schema>\n</edmx:DataServices>\n</edmx:Edmx>\n")
        .toString();
  }

  private void type(StringBuilder xml, EntityModel model) {
    xml.append("<EntityType Name=\"%s\">\n".formatted(model.type()));
    xml.append("<Key><PropertyRef Name=\"%s\"/></Key>\n".formatted(model.key()));
    if (model.column(model.key()).isEmpty()) {
      property(xml, model.key(), "Edm.Guid", "");
    }
    model.columns().forEach(column -> property(xml, column));
    if (model.column("versionnumber").isEmpty()) {
      property(xml, "versionnumber", "Edm.Int64", "");
    }
    navigations.of(model).forEach(navigation -> navigation(xml, navigation));
    xml.append("</EntityType>\n");
  }

  private static void property(StringBuilder xml, Column column) {
    boolean lookup = column.type() == ColumnType.LOOKUP;
    boolean limited = column.type().isText() && column.max() < Integer.MAX_VALUE;
    property(
        xml,
        lookup ? column.valueName() : column.name(),
        column.type().edm(),
        limited ? " MaxLength=\"%d\"".formatted(column.max()) : "");
  }

  private static void property(StringBuilder xml, String name, String type, String facets) {
    xml.append("<Property Name=\"%s\" Type=\"%s\"%s/>\n".formatted(name, type, facets));
  }

  private static void navigation(StringBuilder xml, Navigation navigation) {
    String type = navigation.target() == null ? "principal" : navigation.target().type();
    String full = "mscrm." + type;
    xml.append(
        "<NavigationProperty Name=\"%s\" Type=\"%s\"/>\n"
            .formatted(navigation.name(), navigation.single() ? full : "Collection(" + full + ")"));
  }

  private void set(StringBuilder xml, EntityModel model) {
    xml.append(
        "<EntitySet Name=\"%s\" EntityType=\"Microsoft.Dynamics.CRM.%s\">\n"
            .formatted(model.set(), model.type()));
    for (Navigation navigation : navigations.of(model)) {
      if (navigation.target() != null) {
        xml.append(
            "<NavigationPropertyBinding Path=\"%s\" Target=\"%s\"/>\n"
                .formatted(navigation.name(), navigation.target().set()));
      }
    }
    xml.append("</EntitySet>\n");
  }
}
