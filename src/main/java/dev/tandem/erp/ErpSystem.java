package dev.tandem.erp;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Probe;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.BusinessSystem;
import dev.tandem.sync.ChangeCalls;
import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.IdPage;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Write;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The ERP as the core sees it. */
public final class ErpSystem implements BusinessSystem {
  private final Connection connection;
  private final ServiceRoot root;
  private final ErpSettings settings;
  private final Supplier<Optional<String>> baseCurrency;
  private final Clock clock;
  private final Map<String, ErpApi> apis = new ConcurrentHashMap<>();
  private final Map<Place, Books> books = new ConcurrentHashMap<>();

  /** A company as one API shows it; null for the standard API. */
  private record Place(String api, String company) {}

  /**
   * @param url address up to and including {@code /api/v2.0}
   * @param baseCurrency tells the code of the currency that exchange rates are for; empty: the
   *     company's own
   * @param clock tells which exchange rates are valid
   */
  public ErpSystem(
      Connection connection,
      String url,
      ErpSettings settings,
      Supplier<Optional<String>> baseCurrency,
      Clock clock) {
    this.baseCurrency = baseCurrency;
    this.connection = connection;
    this.root = ServiceRoot.of(url.replaceAll("/+$", ""));
    this.settings = settings;
    this.clock = clock;
  }

  private Books books(Mapping mapping) {
    String company = Optional.ofNullable(mapping.erp().company()).orElse(settings.company());
    return books(new Place(mapping.erp().api(), company));
  }

  private ErpTable table(Mapping mapping) {
    return new ErpTable(mapping, books(mapping).derived());
  }

  private Books books(Place place) {
    return books.computeIfAbsent(place, this::open);
  }

  private ErpApi api(String name) {
    return apis.computeIfAbsent(
        name == null ? "" : name,
        n -> ErpApi.at(name == null ? root : ErpApi.beside(root, n), connection, settings));
  }

  /** The local currency that is set is that of the company that is set. */
  private Books open(Place place) {
    boolean isSet = place.company().equals(settings.company());
    ErrorCode unknown = isSet ? ErrorCode.COMPANY_UNKNOWN : ErrorCode.MAPPING_COMPANY_UNKNOWN;
    ErpApi api = api(place.api());
    Company company = new Company(connection, api.root(), place.api(), place.company(), unknown);
    ErpReader reader =
        new ErpReader(connection, api.batches(), api.root(), company, settings.pageSize());
    String currency = isSet ? settings.localCurrency() : null;
    LocalCurrency local = new LocalCurrency(connection, root, company, currency);
    ExchangeRates rates = new ExchangeRates(api.batches(), company, local, baseCurrency, clock);
    CompanyContacts contacts = new CompanyContacts(connection, root, company, clock);
    return new Books(
        company,
        reader,
        new Currencies(reader, local, rates, clock),
        api.writes(),
        new Derived(local, contacts));
  }

  /** Headers that every request to the ERP carries. */
  public static Headers headers() {
    return Headers.of(Map.of("Accept", "application/json", "Accept-Language", "en-US"));
  }

  /**
   * Logs in and looks the company of the settings up.
   *
   * @throws dev.tandem.sync.SystemFault if that does not work
   */
  public void signIn() {
    books(new Place(null, settings.company())).company().id();
  }

  /**
   * The id of the company that a mapping works in, as the CRM's rows of companies have it.
   *
   * @throws dev.tandem.sync.SystemFault if there is no such company
   */
  public String companyId(Mapping mapping) {
    return books(mapping).company().id().toLowerCase(Locale.ROOT);
  }

  /** Properties of the mapping that the ERP does not have: the node makes them. */
  public Set<String> computed(Mapping mapping) {
    return table(mapping).computed();
  }

  /** Its webhooks. */
  public ChangeCalls calls() {
    return new ErpSubscriptions(connection, root, this::companyId);
  }

  public Probe probe() {
    return new Probe(connection, root);
  }

  /** A probe of the API that has the mapping's table. */
  public Probe probe(Mapping mapping) {
    return new Probe(connection, api(mapping.erp().api()).root());
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
    return books(mapping).changes(table(mapping), properties, from);
  }

  @Override
  public Map<String, SideRecord> read(Mapping mapping, Collection<String> ids) {
    return books(mapping).read(table(mapping), ids);
  }

  @Override
  public Map<String, SideRecord> readByKey(Mapping mapping, Collection<String> values) {
    Map<Boolean, List<String>> byId =
        values.stream().collect(Collectors.partitioningBy(ErpSystem::isId));
    Map<String, SideRecord> found = new LinkedHashMap<>(read(mapping, byId.get(true)));
    List<String> keys = byId.get(false);
    if (!keys.isEmpty() && mapping.erp().key() != null) {
      found.putAll(books(mapping).readByKey(table(mapping), keys));
    }
    return found;
  }

  private static boolean isId(String value) {
    return value.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  }

  @Override
  public IdPage ids(Mapping mapping, String next) {
    return books(mapping).ids(table(mapping), next);
  }

  @Override
  public long count(Mapping mapping) {
    return books(mapping).reader().count(table(mapping));
  }

  @Override
  public List<Receipt> write(Mapping mapping, List<Write> writes) {
    Books of = books(mapping);
    return of.writes().write(new ErpWire(table(mapping), of.reader(), of.company()), writes);
  }
}
