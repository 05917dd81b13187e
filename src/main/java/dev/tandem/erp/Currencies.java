package dev.tandem.erp;

import dev.tandem.sync.Fields;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Version;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Currencies as the node wants them: with the local currency, and with exchange rates. A new rate
 * leaves the currency's own record as it is, so the rate is part of a version, and now and then all
 * currencies are read.
 */
final class Currencies {
  private static final String CODE = "code";
  private static final Duration BETWEEN_FULL_READS = Duration.ofHours(1);

  private final ErpReader reader;
  private final LocalCurrency local;
  private final ExchangeRates rates;
  private final Clock clock;
  private final Map<String, Instant> fullyReadAt = new ConcurrentHashMap<>();

  Currencies(ErpReader reader, LocalCurrency local, ExchangeRates rates, Clock clock) {
    this.reader = reader;
    this.local = local;
    this.rates = rates;
    this.clock = clock;
  }

  /** The local currency leads a full read; a pass without changes stays one request. */
  Page changes(ErpTable table, Collection<String> properties, ReadPosition from) {
    boolean isFull = from.next() == null && isFull(table, properties, from);
    Page page =
        reader.changes(table, withCode(properties), isFull ? ReadPosition.after(null) : from);
    if (isFull) {
      fullyReadAt.put(table.mapping(), clock.instant());
    }
    List<SideRecord> records = new ArrayList<>();
    boolean isFirst = from.after() == null && from.next() == null;
    if (isFirst || isFull && rates.hasForeignBase()) {
      local(withCode(properties)).filter(r -> isMissing(r, page)).ifPresent(records::add);
    }
    records.addAll(withRates(page.records(), properties));
    List<SideRecord> asked = records.stream().map(r -> only(r, properties)).toList();
    return new Page(asked, page.next(), page.serverTime());
  }

  private boolean isFull(ErpTable table, Collection<String> properties, ReadPosition from) {
    Instant now = clock.instant();
    Instant last = fullyReadAt.get(table.mapping());
    boolean isDue = last == null || !now.isBefore(last.plus(BETWEEN_FULL_READS));
    return from.after() == null || isDue && properties.contains(ExchangeRates.PROPERTY);
  }

  /** The system's own part of a version's tag. */
  static String etag(String tag) {
    return tag.substring(0, tag.lastIndexOf('"') + 1);
  }

  Map<String, SideRecord> read(ErpTable table, Collection<String> ids) {
    Set<String> properties = table.properties();
    List<String> stored = ids.stream().filter(id -> !id.equals(LocalCurrency.ID)).toList();
    Map<String, SideRecord> found = new LinkedHashMap<>();
    if (stored.size() < ids.size()) {
      local(properties).ifPresent(r -> found.put(r.id(), r));
    }
    Map<String, SideRecord> rows = reader.read(table, withCode(properties), stored);
    withRates(List.copyOf(rows.values()), properties)
        .forEach(r -> found.put(r.id(), only(r, properties)));
    return found;
  }

  Map<String, SideRecord> readByKey(ErpTable table, Collection<String> codes) {
    Set<String> properties = table.properties();
    Map<String, SideRecord> rows = reader.readByKey(table, withCode(properties), codes);
    Map<String, SideRecord> found = new LinkedHashMap<>();
    withRates(List.copyOf(rows.values()), properties)
        .forEach(r -> found.put(r.values().text(CODE), only(r, properties)));
    return found;
  }

  private Optional<SideRecord> local(Collection<String> properties) {
    Optional<SideRecord> record = local.record(properties);
    return properties.contains(ExchangeRates.PROPERTY)
        ? record.map(r -> withRate(r, rates.ofLocal()))
        : record;
  }

  private static boolean isMissing(SideRecord currency, Page page) {
    String code = currency.values().text(CODE);
    return page.records().stream().noneMatch(r -> code.equals(r.values().text(CODE)));
  }

  private List<SideRecord> withRates(List<SideRecord> records, Collection<String> properties) {
    if (records.isEmpty() || !properties.contains(ExchangeRates.PROPERTY)) {
      return records;
    }
    Map<String, BigDecimal> found =
        rates.of(records.stream().map(r -> r.values().text(CODE)).toList());
    return records.stream().map(r -> withRate(r, found.get(r.values().text(CODE)))).toList();
  }

  private static SideRecord withRate(SideRecord record, BigDecimal rate) {
    Fields computed = Fields.of(Collections.singletonMap(ExchangeRates.PROPERTY, rate));
    return new SideRecord(
        record.id(), rated(record.version(), rate), record.values().with(computed));
  }

  private static Version rated(Version version, BigDecimal rate) {
    return rate == null || version.tag() == null
        ? version
        : new Version(version.tag() + rate, version.modifiedAt());
  }

  private static SideRecord only(SideRecord record, Collection<String> properties) {
    return new SideRecord(record.id(), record.version(), record.values().only(properties));
  }

  private static Set<String> withCode(Collection<String> properties) {
    Set<String> more = new LinkedHashSet<>(properties);
    more.add(CODE);
    return more;
  }
}
