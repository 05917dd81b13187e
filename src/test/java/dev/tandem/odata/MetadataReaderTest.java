package dev.tandem.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class MetadataReaderTest {
  private static final String CSDL =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
       <edmx:DataServices>
        <Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm"
                xmlns="http://docs.oasis-open.org/odata/ns/edm">
         <EntityType Name="crmbaseentity" Abstract="true"/>
         <EntityType Name="principal" BaseType="mscrm.crmbaseentity">
          <Property Name="ownerid" Type="Edm.Guid"/>
         </EntityType>
         <EntityType Name="systemuser" BaseType="mscrm.principal">
          <Key><PropertyRef Name="ownerid"/></Key>
          <Property Name="fullname" Type="Edm.String" MaxLength="200" Unicode="false"/>
          <Property Name="notes" Type="Edm.String" MaxLength="max"/>
          <NavigationProperty Name="teams" Type="Collection(mscrm.team)"/>
         </EntityType>
         <EntityContainer Name="System">
          <EntitySet Name="systemusers" EntityType="Microsoft.Dynamics.CRM.systemuser"/>
         </EntityContainer>
        </Schema>
       </edmx:DataServices>
      </edmx:Edmx>
      """;

  @Test
  void should_list_properties_with_type_and_length() throws XMLStreamException {
    Metadata.EntitySet users = MetadataReader.read(CSDL).find("systemusers").orElseThrow();

    assertThat(users.type()).isEqualTo("Microsoft.Dynamics.CRM.systemuser");
    assertThat(users.properties().get("fullname"))
        .isEqualTo(new Metadata.Property("fullname", "Edm.String", 200));
    assertThat(users.properties().get("notes").maxLength()).isNull();
    assertThat(users.navigations()).containsEntry("teams", "Collection(mscrm.team)");
  }

  @Test
  void should_inherit_properties() throws XMLStreamException {
    Metadata.EntitySet users = MetadataReader.read(CSDL).find("systemusers").orElseThrow();

    assertThat(users.properties()).containsKey("ownerid");
  }

  @Test
  void should_know_no_set_that_is_not_there() throws XMLStreamException {
    assertThat(MetadataReader.read(CSDL).find("accounts")).isEmpty();
  }

  @Test
  void should_not_read_what_is_no_xml() {
    assertThatThrownBy(() -> MetadataReader.read("{}")).isInstanceOf(XMLStreamException.class);
  }
}
