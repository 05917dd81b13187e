package dev.tandem.odata;

import dev.tandem.odata.Metadata.EntitySet;
import dev.tandem.odata.Metadata.Property;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads CSDL in XML. */
final class MetadataReader {
  private final Map<String, Type> types = new HashMap<>();
  private final Map<String, String> sets = new LinkedHashMap<>();
  private final Map<String, String> namespaces = new HashMap<>();
  private String namespace = "";
  private Type type;

  private MetadataReader() {}

  static Metadata read(String csdl) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    MetadataReader reader = new MetadataReader();
    XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(csdl));
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT) {
        reader.element(xml);
      }
    }
    return reader.metadata();
  }

  private void element(XMLStreamReader xml) {
    String name = attribute(xml, "Name");
    switch (xml.getLocalName()) {
      case "Schema" -> {
        namespace = attribute(xml, "Namespace");
        namespaces.put(attribute(xml, "Alias"), namespace);
      }
      case "EntityType", "ComplexType" -> {
        type = new Type(attribute(xml, "BaseType"), new LinkedHashMap<>(), new LinkedHashMap<>());
        types.put(namespace + "." + name, type);
      }
      case "Property" -> type.properties().put(name, property(xml, name));
      case "NavigationProperty" -> type.navigations().put(name, attribute(xml, "Type"));
      case "EntitySet" -> sets.put(name, attribute(xml, "EntityType"));
      default -> {}
    }
  }

  private static Property property(XMLStreamReader xml, String name) {
    String length = attribute(xml, "MaxLength");
    boolean limited = length != null && length.matches("\\d{1,9}");
    return new Property(name, attribute(xml, "Type"), limited ? Integer.valueOf(length) : null);
  }

  private static String attribute(XMLStreamReader xml, String name) {
    return xml.getAttributeValue(null, name);
  }

  private Metadata metadata() {
    Map<String, EntitySet> result = new HashMap<>();
    sets.forEach(
        (set, name) -> {
          Map<String, Property> properties = new LinkedHashMap<>();
          Map<String, String> navigations = new LinkedHashMap<>();
          for (Type t = type(name); t != null; t = type(t.base())) {
            t.properties().forEach(properties::putIfAbsent);
            t.navigations().forEach(navigations::putIfAbsent);
          }
          result.put(set, new EntitySet(set, qualified(name), properties, navigations));
        });
    return new Metadata(result);
  }

  private Type type(String name) {
    return name == null ? null : types.get(qualified(name));
  }

  /** A type's name with its namespace instead of the namespace's alias. */
  private String qualified(String name) {
    int dot = name.lastIndexOf('.');
    String space = dot < 0 ? namespace : name.substring(0, dot);
    return namespaces.getOrDefault(space, space) + "." + name.substring(dot + 1);
  }

  private record Type(
      String base, Map<String, Property> properties, Map<String, String> navigations) {}
}
