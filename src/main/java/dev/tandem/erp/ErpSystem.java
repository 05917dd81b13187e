package dev.tandem.erp;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Batches;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Probe;
import dev.tandem.odata.RecordWrites;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.BusinessSystem;
import dev.tandem.sync.IdPage;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Write;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ERP as the core sees it. */
public final class ErpSystem implements BusinessSystem {
  private final Connection connection;
  private final ServiceRoot root;
  private final ErpReader reader;
  private final Company company;
  private final RecordWrites writes;
  private final Currencies currencies;

  /**
   * @param url address up to and including {@code /api/v2.0}
   * @param clock tells which exchange rates are valid
   */
  public ErpSystem(Connection connection, String url, ErpSettings settings, Clock clock) {
    this.connection = connection;
    this.root = ServiceRoot.of(url.replaceAll("/+$", ""));
    this.company = new Company(connection, root, settings.company());
    Batches batches = new Batches(connection, new ErpBatch(connection, root), settings.batchSize());
    this.reader = new ErpReader(connection, batches, root, company, settings.pageSize());
    this.writes = new RecordWrites(batches);
    LocalCurrency local = new LocalCurrency(connection, root, company, settings.localCurrency());
    ExchangeRates rates = new ExchangeRates(batches, company, local, clock);
    this.currencies = new Currencies(reader, local, rates);
  }

  /** Headers that every request to the ERP carries. */
  public static Headers headers() {
    return Headers.of(Map.of("Accept", "application/json", "Accept-Language", "en-US"));
  }

  /**
   * Logs in and looks the company up.
   *
   * @throws dev.tandem.sync.SystemFault if that does not work
   */
  public void signIn() {
    company.id();
  }

  /** Properties of the mapping that the ERP does not have: the node makes them. */
  public Set<String> computed(Mapping mapping) {
    return new ErpTable(mapping).isCurrencies() ? Set.of(ExchangeRates.PROPERTY) : Set.of();
  }

  public Probe probe() {
    return new Probe(connection, root);
  }

  @Override
  public Side side() {
    return Side.ERP;
  }

  @Override
  public Instant now() {
    return connection.serverTime();
  }

  @Override
  public Page changes(Mapping mapping, Collection<String> properties, ReadPosition from) {
    ErpTable table = new ErpTable(mapping);
    return table.isCurrencies()
        ? currencies.changes(table, properties, from)
        : reader.changes(table, properties, from);
  }

  @Override
  public Map<String, SideRecord> read(Mapping mapping, Collection<String> ids) {
    ErpTable table = new ErpTable(mapping);
    return table.isCurrencies()
        ? currencies.read(table, ids)
        : reader.read(table, table.properties(), ids);
  }

  @Override
  public Map<String, SideRecord> readByKey(Mapping mapping, Collection<String> values) {
    Map<Boolean, List<String>> byId =
        values.stream().collect(Collectors.partitioningBy(ErpSystem::isId));
    Map<String, SideRecord> found = new LinkedHashMap<>(read(mapping, byId.get(true)));
    List<String> keys = byId.get(false);
    if (!keys.isEmpty() && mapping.erp().key() != null) {
      ErpTable table = new ErpTable(mapping);
      found.putAll(
          table.isCurrencies()
              ? currencies.readByKey(table, keys)
              : reader.readByKey(table, mapping.erp().key(), table.properties(), keys));
    }
    return found;
  }

  private static boolean isId(String value) {
    return value.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  }

  /** The local currency, which is no record of its own, is never missing. */
  @Override
  public IdPage ids(Mapping mapping, String next) {
    ErpTable table = new ErpTable(mapping);
    IdPage page = reader.ids(table, next);
    if (next != null || !table.isCurrencies()) {
      return page;
    }
    List<String> ids = new ArrayList<>(page.ids());
    ids.add(LocalCurrency.ID);
    return new IdPage(ids, page.next());
  }

  @Override
  public long count(Mapping mapping) {
    return reader.count(new ErpTable(mapping));
  }

  @Override
  public List<Receipt> write(Mapping mapping, List<Write> writes) {
    return this.writes.write(new ErpWire(new ErpTable(mapping), reader, company), writes);
  }
}
