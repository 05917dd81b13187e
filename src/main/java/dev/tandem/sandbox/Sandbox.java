package dev.tandem.sandbox;

import com.sun.net.httpserver.HttpServer;
import dev.tandem.sandbox.control.ControlServer;
import dev.tandem.sandbox.control.Person;
import dev.tandem.sandbox.http.Counters;
import dev.tandem.sandbox.http.Faults;
import dev.tandem.sandbox.http.Json;
import dev.tandem.sandbox.http.Ports;
import dev.tandem.sandbox.rows.Change;
import dev.tandem.sandbox.rows.FileJournal;
import dev.tandem.sandbox.rows.MemoryJournal;
import dev.tandem.sandbox.rows.ToldJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A CRM and an ERP to try the node on: two HTTP servers that answer as the Dataverse Web API and
 * Business Central's API v2.0 do, and a third one to steer them.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withSeed(seed))) {
 *   node.connect(sandbox.crmUrl(), sandbox.erpUrl());
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {
  private final ToldJournal journal;
  private final Faults faults = new Faults();
  private final CrmSide crm;
  private final ErpSide erp;
  private final ControlServer control;
  private final String controlUrl;

  private Sandbox(SandboxOptions options) {
    journal =
        new ToldJournal(
            options.state() == null
                ? new MemoryJournal()
                : new FileJournal(options.state(), Json.mapper()));
    State state = State.open(options.state(), options.clock());
    crm = new CrmSide(options, journal, faults, state.firstStart());
    erp = new ErpSide(options, journal, faults, state.firstStart());
    crm.addCompanies(erp.companies().names());
    journal.since(0, this::replay);
    journal.tell(crm::changed);
    journal.tell(erp::changed);
    HttpServer server = Ports.bind(options.ports().control());
    controlUrl = "http://localhost:" + server.getAddress().getPort();
    control =
        new ControlServer(
            server,
            Threads.named("sandbox-control"),
            journal,
            faults,
            Map.of("crm", crm.controls(), "erp", erp.controls()),
            erp::setExtension);
  }

  /** Starts all servers; they listen on the loopback address when this returns. */
  public static Sandbox start(SandboxOptions options) {
    Sandbox sandbox = new Sandbox(options);
    sandbox.crm.start();
    sandbox.erp.start();
    sandbox.control.start();
    return sandbox;
  }

  private void replay(Change change) {
    if (change.side().equals("crm")) {
      crm.replay(change);
    } else {
      erp.replay(change);
    }
  }

  /** The organisation's address; the Web API is below {@code /api/data/v9.2/}. */
  public String crmUrl() {
    return crm.url();
  }

  /** The address up to and including {@code /api/v2.0}. */
  public String erpUrl() {
    return erp.url();
  }

  public String controlUrl() {
    return controlUrl;
  }

  public String crmTokenUrl() {
    return crm.tokenUrl();
  }

  public String erpTokenUrl() {
    return erp.tokenUrl();
  }

  /** The id of the ERP's first company. */
  public UUID companyId() {
    return erp.companies().first();
  }

  public UUID companyId(String name) {
    return erp.companies().id(name);
  }

  /** A person who works in the CRM. */
  public Person crmPerson() {
    return crm.controls().person();
  }

  /** A person who works in the ERP, in its first company. */
  public Person erpPerson() {
    return erp.controls().person();
  }

  /** The same person on the pages of the ERP's extension. */
  public Person erpExtensionPerson() {
    return erp.extensionPerson(companyId());
  }

  /** Takes the ERP's extension off, or puts it on again; its data stay. */
  public void setExtension(boolean installed) {
    erp.setExtension(installed);
  }

  /** A person who works in a further company of the ERP. */
  public Person erpPerson(String company) {
    return erp.person(companyId(company));
  }

  /** The committed writes of both sides with a number above {@code since}. */
  public List<Change> history(long since) {
    List<Change> changes = new ArrayList<>();
    journal.since(since, changes::add);
    return changes;
  }

  /** The number of the newest write. */
  public long lastChange() {
    return journal.last();
  }

  public Counters crmCounters() {
    return crm.controls().counters();
  }

  public Counters erpCounters() {
    return erp.controls().counters();
  }

  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    crm.close();
    erp.close();
    control.close();
    journal.close();
  }
}
