package dev.tandem.odata;

import java.net.URI;
import javax.xml.stream.XMLStreamException;

/** Asks a system what it has, for {@code check --connect}. */
public final class Probe {
  private final Connection connection;
  private final ServiceRoot root;

  public Probe(Connection connection, ServiceRoot root) {
    this.connection = connection;
    this.root = root;
  }

  public Metadata metadata() {
    URI uri = root.resolve(Query.of("$metadata"));
    HttpAnswer answer = connection.get(uri, Headers.of("Accept", "application/xml"));
    connection.faults().require(answer, "$metadata");
    try {
      return MetadataReader.read(answer.body());
    } catch (XMLStreamException e) {
      throw connection.faults().protocol("no metadata at " + uri + ": " + e.getMessage());
    }
  }
}
