package dev.tandem.erp;

import dev.tandem.sync.Fields;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.SideRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Currencies as the node wants them: with the local currency, and with exchange rates. */
final class Currencies {
  private static final String CODE = "code";

  private final ErpReader reader;
  private final LocalCurrency local;
  private final ExchangeRates rates;

  Currencies(ErpReader reader, LocalCurrency local, ExchangeRates rates) {
    this.reader = reader;
    this.local = local;
    this.rates = rates;
  }

  /** The local currency leads a full read; a pass without changes stays one request. */
  Page changes(ErpTable table, Collection<String> properties, ReadPosition from) {
    Page page = reader.changes(table, withCode(properties), from);
    List<SideRecord> records = new ArrayList<>();
    if (from.after() == null && from.next() == null) {
      local.record(withCode(properties)).filter(r -> isMissing(r, page)).ifPresent(records::add);
    }
    records.addAll(withRates(page.records(), properties));
    List<SideRecord> asked = records.stream().map(r -> only(r, properties)).toList();
    return new Page(asked, page.next(), page.serverTime());
  }

  Map<String, SideRecord> read(ErpTable table, Collection<String> ids) {
    Set<String> properties = table.properties();
    List<String> stored = ids.stream().filter(id -> !id.equals(LocalCurrency.ID)).toList();
    Map<String, SideRecord> found = new LinkedHashMap<>();
    if (stored.size() < ids.size()) {
      local.record(properties).ifPresent(r -> found.put(r.id(), r));
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
    return new SideRecord(record.id(), record.version(), record.values().with(computed));
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
