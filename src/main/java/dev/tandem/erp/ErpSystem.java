package dev.tandem.erp;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Probe;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The ERP as the core sees it. */
public final class ErpSystem implements BusinessSystem {
  private final Connection connection;
  private final ErpSettings settings;
  private final ErpApi standard;
  private final Map<String, ErpApi> others = new ConcurrentHashMap<>();
  private final Currencies currencies;

  /**
   * @param url address up to and including {@code /api/v2.0}
   * @param clock tells which exchange rates are valid
   */
  public ErpSystem(Connection connection, String url, ErpSettings settings, Clock clock) {
    this.connection = connection;
    this.settings = settings;
    this.standard = ErpApi.at(ServiceRoot.of(url.replaceAll("/+$", "")), connection, settings);
    Company company = standard.company();
    LocalCurrency local =
        new LocalCurrency(connection, standard.root(), company, settings.localCurrency());
    ExchangeRates rates = new ExchangeRates(standard.batches(), company, local, clock);
    this.currencies = new Currencies(standard.reader(), local, rates);
  }

  /** The API that has the mapping's table. */
  private ErpApi api(Mapping mapping) {
    String api = mapping.erp().api();
    return api == null
        ? standard
        : others.computeIfAbsent(
            api, name -> ErpApi.at(standard.beside(name), connection, settings));
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
    standard.company().id();
  }

  /** Properties of the mapping that the ERP does not have: the node makes them. */
  public Set<String> computed(Mapping mapping) {
    return new ErpTable(mapping).isCurrencies() ? Set.of(ExchangeRates.PROPERTY) : Set.of();
  }

  public Probe probe() {
    return new Probe(connection, standard.root());
  }

  /** A probe of the API that has the mapping's table. */
  public Probe probe(Mapping mapping) {
    return new Probe(connection, api(mapping).root());
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
        : api(mapping).reader().changes(table, properties, from);
  }

  @Override
  public Map<String, SideRecord> read(Mapping mapping, Collection<String> ids) {
    ErpTable table = new ErpTable(mapping);
    return table.isCurrencies()
        ? currencies.read(table, ids)
        : api(mapping).reader().read(table, table.properties(), ids);
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
              : api(mapping)
                  .reader()
                  .readByKey(table, mapping.erp().key(), table.properties(), keys));
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
    IdPage page = api(mapping).reader().ids(table, next);
    if (next != null || !table.isCurrencies()) {
      return page;
    }
    List<String> ids = new ArrayList<>(page.ids());
    ids.add(LocalCurrency.ID);
    return new IdPage(ids, page.next());
  }

  @Override
  public long count(Mapping mapping) {
    return api(mapping).reader().count(new ErpTable(mapping));
  }

  @Override
  public List<Receipt> write(Mapping mapping, List<Write> writes) {
    ErpApi api = api(mapping);
    ErpWire wire = new ErpWire(new ErpTable(mapping), api.reader(), api.company());
    return api.writes().write(wire, writes);
  }
}
