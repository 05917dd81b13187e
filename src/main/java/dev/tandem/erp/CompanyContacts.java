package dev.tandem.erp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Query;
import dev.tandem.odata.RecordPage;
import dev.tandem.odata.ServiceRoot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which customer or vendor a contact belongs to, and which contact stands for a customer or vendor.
 * The ERP tells it only from the side of customers and vendors, so it is read from there once, and
 * then what changed, whenever a contact is met that is not known yet.
 */
final class CompanyContacts {
  private static final List<String> OWNERS = List.of("customers", "vendors");
  private static final String CONTACTS = "contactsInformation";
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  /** Contacts that belong to nobody are met again and again. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Connection connection;
  private final ServiceRoot root;
  private final Company company;
  private final InstantSource clock;
  private final Map<String, UUID> owners = new HashMap<>();
  private final Map<UUID, String> companies = new HashMap<>();
  private final Map<String, Instant> through = new HashMap<>();
  private Instant refreshed = Instant.MIN;

  CompanyContacts(Connection connection, ServiceRoot root, Company company, InstantSource clock) {
    this.connection = connection;
    this.root = root;
    this.company = company;
    this.clock = clock;
  }

  /** The id of the customer or vendor to which the contact with this number belongs. */
  synchronized Optional<String> ownerOf(String number) {
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (!owners.containsKey(number)) {
      refresh();
    }
    return Optional.ofNullable(owners.get(number)).map(UUID::toString);
  }

  /** The number of the contact that stands for a customer or vendor. */
  synchronized Optional<String> companyOf(String owner) {
    UUID id = UUID.fromString(owner);
    if (!companies.containsKey(id)) {
      refresh();
    }
    return Optional.ofNullable(companies.get(id));
  }

  private void refresh() {
    if (refreshed.plus(PATIENCE).isAfter(clock.instant())) {
      return;
    }
    OWNERS.forEach(this::refresh);
    refreshed = clock.instant();
  }

  private void refresh(String set) {
    Query query =
        company
            .query(set)
            .select(List.of("id", "lastModifiedDateTime"))
            .filter(
                through.containsKey(set)
                    ? "lastModifiedDateTime gt " + through.get(set).minus(OVERLAP)
                    : null)
            .with("$expand", CONTACTS + "($select=contactNumber,contactType)");
    URI uri = root.resolve(query);
    Instant began = null;
    while (uri != null) {
      RecordPage page = RecordPage.fetch(connection, uri, Headers.none(), set);
      began = began == null ? page.answer().serverTime().orElse(null) : began;
      page.records().forEach(this::add);
      uri = page.next() == null ? null : root.follow(page.next());
    }
    if (began != null) {
      through.put(set, began);
    }
  }

  private void add(JsonNode owner) {
    UUID id = UUID.fromString(owner.path("id").asText());
    for (JsonNode contact : owner.path(CONTACTS)) {
      String number = contact.path("contactNumber").asText();
      owners.put(number, id);
      if (contact.path("contactType").asText().equals("Company")) {
        companies.put(id, number);
      }
    }
  }
}
