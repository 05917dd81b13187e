package dev.tandem.mapping;

import java.util.List;
import java.util.Optional;

/**
 * One side of a mapping: keys {@code erp} and {@code crm}.
 *
 * @param entity entity set, e.g. {@code customers}
 * @param id property that identifies a record; ERP {@code id}, CRM e.g. {@code accountid}
 * @param modified property with the change stamp; ERP {@code lastModifiedDateTime}, CRM {@code
 *     modifiedon}
 * @param key natural key by which other mappings refer to records (e.g. {@code code}), or null
 * @param filter OData filter that a record must satisfy to be picked up, or null
 * @param identity property whose value is chosen by us and finds a record whose create was left
 *     without an answer, or null
 * @param numbering pattern for {@code identity} of new records, e.g. {@code "SP NO. 00000"}, or
 *     null
 * @param optionSet CRM only: column whose options are the records of this mapping, or null
 * @param api ERP only: API that has the entity set, {@code publisher/group/version}, or null = the
 *     standard one
 * @param company ERP only: name or id of the company, or null for the one of the settings
 * @param companyColumn CRM only: the column that names a record's ERP company, or null
 * @param compose properties that are made of others
 * @param optionCopies CRM only: further columns that get the options of {@code optionSet}, as
 *     {@code table.column}
 */
public record Table(
    String entity,
    String id,
    String modified,
    String key,
    String filter,
    String identity,
    String numbering,
    String optionSet,
    String api,
    String company,
    CompanyColumn companyColumn,
    List<Composition> compose,
    List<String> optionCopies) {

  public Table {
    compose = List.copyOf(compose);
    optionCopies = List.copyOf(optionCopies);
  }

  public Optional<String> keyProperty() {
    return Optional.ofNullable(key);
  }

  /** The composition of that name, if it is one. */
  public Optional<Composition> composed(String property) {
    return compose.stream().filter(c -> c.name().equals(property)).findFirst();
  }

  public boolean isOptionSet() {
    return optionSet != null;
  }
}
