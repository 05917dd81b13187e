package dev.tandem.crm;

import dev.tandem.mapping.CompanyColumn;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Batches;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.HttpAnswer;
import dev.tandem.odata.Probe;
import dev.tandem.odata.Query;
import dev.tandem.odata.RecordWrites;
import dev.tandem.odata.ServiceRoot;
import dev.tandem.sync.BusinessSystem;
import dev.tandem.sync.ChangeCalls;
import dev.tandem.sync.IdPage;
import dev.tandem.sync.Page;
import dev.tandem.sync.ReadPosition;
import dev.tandem.sync.Receipt;
import dev.tandem.sync.SideRecord;
import dev.tandem.sync.Write;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The CRM as the core sees it. */
public final class CrmSystem implements BusinessSystem {
  private static final String API = "/api/data/";
  private static final String VERSION = "v9.2";
  private static final Headers ONE_ROW = Headers.of("Prefer", "odata.maxpagesize=1");

  private final Connection connection;
  private final ServiceRoot root;
  private final Mappings mappings;
  private final CrmReader reader;
  private final RecordWrites writes;
  private final OptionSets optionSets;
  private final CompanyRows companies;
  private final OwnerTeam ownerTeam;
  private final BaseCurrency baseCurrency;
  private final ChangeCalls calls;

  /**
   * @param url the organisation's address, or that of its Web API
   * @param ids makes the boundaries of batches
   */
  public CrmSystem(
      Connection connection,
      String url,
      Mappings mappings,
      CrmSettings settings,
      Supplier<UUID> ids) {
    this.connection = connection;
    this.root = root(url);
    this.mappings = mappings;
    CrmBatch batch = new CrmBatch(connection, root, ids);
    Batches batches = new Batches(connection, batch, settings.batchSize());
    this.reader = new CrmReader(connection, batches, root, settings.pageSize());
    this.writes = new RecordWrites(batches);
    this.optionSets = new OptionSets(connection, batches, root, settings);
    this.companies = new CompanyRows(connection, root, CrmSystem::noCompany);
    this.baseCurrency = new BaseCurrency(connection, root);
    this.ownerTeam = new OwnerTeam(connection, root, settings.ownerTeam());
    this.calls = new CrmWebhooks(connection, root, settings);
  }

  private static String noCompany(Mapping mapping) {
    throw new IllegalStateException("Nobody told the company of " + mapping.name());
  }

  private CrmSystem(CrmSystem same, Mappings mappings, CompanyRows companies) {
    this.connection = same.connection;
    this.root = same.root;
    this.mappings = mappings;
    this.reader = same.reader;
    this.writes = same.writes;
    this.optionSets = same.optionSets;
    this.calls = same.calls;
    this.ownerTeam = same.ownerTeam;
    this.baseCurrency = same.baseCurrency;
    this.companies = companies;
  }

  /** The same system for other mappings, on the same connection. */
  public CrmSystem among(Mappings others) {
    return new CrmSystem(this, others, companies);
  }

  /**
   * The same system, told in which ERP company mappings work.
   *
   * @param ids tells the id of a mapping's ERP company
   */
  public CrmSystem forCompanies(Function<Mapping, String> ids) {
    return new CrmSystem(this, mappings, new CompanyRows(connection, root, ids));
  }

  /** Headers that every request to the CRM carries. */
  public static Headers headers() {
    return Headers.of(
        Map.of("Accept", "application/json", "OData-Version", "4.0", "OData-MaxVersion", "4.0"));
  }

  private static ServiceRoot root(String url) {
    String trimmed = url.replaceAll("/+$", "");
    return ServiceRoot.of(trimmed.contains(API) ? trimmed : trimmed + API + VERSION);
  }

  /**
   * Logs in and asks who we are.
   *
   * @throws dev.tandem.sync.SystemFault if that does not work
   */
  public void signIn() {
    HttpAnswer answer = connection.get(root.resolve(Query.of("WhoAmI")), Headers.none());
    if (answer.isSuccess() && answer.json().has("UserId")) {
      return;
    }
    // A gateway may not let functions through: any table that can be read will do as well.
    HttpAnswer table =
        connection.get(root.resolve(Query.of("accounts").select(List.of("accountid"))), ONE_ROW);
    if (!table.isSuccess() || !table.json().has("value")) {
      String place = "WhoAmI at " + root.uri();
      connection.faults().require(answer, place);
      throw connection.faults().protocol(place + ": the answer names no user");
    }
  }

  /**
   * Looks up the row of the ERP company in which a mapping works, where it tells companies apart.
   *
   * @throws dev.tandem.sync.SystemFault if there is none
   */
  public void findCompany(Mapping mapping) {
    table(mapping);
  }

  /** Its webhooks. */
  public ChangeCalls calls() {
    return calls;
  }

  public Probe probe() {
    return new Probe(connection, root);
  }

  @Override
  public Side side() {
    return Side.CRM;
  }

  @Override
  public Instant now() {
    return connection.serverTime();
  }

  @Override
  public Page changes(Mapping mapping, Collection<String> properties, ReadPosition from) {
    return mapping.crm().isOptionSet()
        ? optionSets.page(mapping.crm(), properties)
        : reader.changes(table(mapping), properties, from);
  }

  @Override
  public Map<String, SideRecord> read(Mapping mapping, Collection<String> ids) {
    return mapping.crm().isOptionSet()
        ? optionSets.read(mapping.crm(), mapping.properties(Side.CRM), ids)
        : reader.read(table(mapping), ids);
  }

  /** Other records of the CRM refer by id, and so do choice columns. */
  @Override
  public Map<String, SideRecord> readByKey(Mapping mapping, Collection<String> values) {
    return read(mapping, values);
  }

  @Override
  public IdPage ids(Mapping mapping, String next) {
    return mapping.crm().isOptionSet()
        ? new IdPage(optionSets.ids(mapping.crm()), null)
        : reader.ids(table(mapping), null, next);
  }

  @Override
  public long count(Mapping mapping) {
    if (mapping.crm().isOptionSet()) {
      return optionSets.ids(mapping.crm()).size();
    }
    CrmTable table = table(mapping);
    IdPage page = reader.ids(table, table.filter(), null);
    long count = page.ids().size();
    while (page.next() != null) {
      page = reader.ids(table, table.filter(), page.next());
      count += page.ids().size();
    }
    return count;
  }

  @Override
  public List<Receipt> write(Mapping mapping, List<Write> writes) {
    return mapping.crm().isOptionSet()
        ? optionSets.write(mapping.crm(), mapping.properties(Side.CRM), writes)
        : this.writes.write(
            new CrmWire(table(mapping), reader, root), owned(mapping.crm().entity(), writes));
  }

  private List<Write> owned(String set, List<Write> all) {
    return all.stream().map(write -> ownerTeam.owned(set, write)).toList();
  }

  /**
   * Looks up the team that owns new records, if one is set.
   *
   * @throws dev.tandem.sync.SystemFault if there is no such team
   */
  public void findOwnerTeam() {
    ownerTeam.find();
  }

  /** What the columns that get copies of a mapping's options lack or call otherwise. */
  public List<String> optionDifferences(Mapping mapping) {
    return optionSets.differences(mapping.crm());
  }

  /** Code of the currency in which the CRM counts; empty if it does not tell. */
  public Optional<String> baseCurrency() {
    return baseCurrency.code();
  }

  private CrmTable table(Mapping mapping) {
    CompanyColumn column = mapping.crm().companyColumn();
    OwnCompany own = column == null ? null : new OwnCompany(column, companies.of(mapping));
    return new CrmTable(mapping, mappings, own);
  }
}
