package dev.tandem.app;

import dev.tandem.crm.CrmSettings;
import dev.tandem.crm.CrmSystem;
import dev.tandem.erp.ErpSettings;
import dev.tandem.erp.ErpSystem;
import dev.tandem.mapping.Mappings;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Connection;
import dev.tandem.odata.Headers;
import dev.tandem.odata.Login;
import dev.tandem.odata.RetryPolicy;
import dev.tandem.odata.Throttle;
import dev.tandem.odata.Timing;
import dev.tandem.odata.Transport;
import dev.tandem.sync.Systems;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections to both systems, as the settings say. */
final class BothSystems {
  private final Connection crmConnection;
  private final Connection erpConnection;
  private final CrmSystem crm;
  private final ErpSystem erp;

  BothSystems(Settings settings, Mappings mappings, Transport transport) {
    URI crmUrl = settings.uri("crm.url");
    String crmScope =
        settings
            .find("crm.scope")
            .orElse(crmUrl.getScheme() + "://" + crmUrl.getAuthority() + "/.default");
    crmConnection = connection(settings, "crm", crmScope, CrmSystem.headers(), transport);
    erpConnection =
        connection(settings, "erp", settings.get("erp.scope"), ErpSystem.headers(), transport);
    int pageSize = settings.number("sync.page-size");
    erp =
        new ErpSystem(
            erpConnection,
            settings.uri("erp.url").toString(),
            new ErpSettings(
                settings.get("erp.company"),
                pageSize,
                settings.number("erp.batch-size"),
                settings.find("erp.local-currency").orElse(null)),
            this::baseCurrency,
            java.time.Clock.systemUTC());
    crm =
        new CrmSystem(
                crmConnection,
                crmUrl.toString(),
                mappings,
                new CrmSettings(
                    pageSize,
                    settings.number("crm.batch-size"),
                    1033,
                    Map.of(),
                    settings.find("owners.team").orElse(null)),
                UUID::randomUUID)
            .forCompanies(erp::companyId);
  }

  private static Connection connection(
      Settings settings, String side, String scope, Headers headers, Transport transport) {
    Login login =
        new Login(
            settings.uri(side + ".token-url"),
            settings.get(side + ".client-id"),
            settings.secret(side + ".client-secret"),
            scope);
    return new Connection(
        new Connection.Settings(
            side.toUpperCase(java.util.Locale.ROOT),
            login,
            headers,
            Throttle.Limits.of(settings.number(side + ".concurrency")),
            RetryPolicy.standard()),
        transport,
        Timing.system(),
        requests(side));
  }

  /** Threads for requests that go out at the same time; they end when there is nothing to send. */
  private static Executor requests(String side) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, side + "-request-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  private Optional<String> baseCurrency() {
    return crm.baseCurrency();
  }

  /** Logs in to one of them. */
  void signIn(Side side) {
    if (side == Side.CRM) {
      crm.signIn();
    } else {
      erp.signIn();
    }
  }

  /** As the rooms of these mappings see them. */
  Systems among(Mappings mappings) {
    return new Systems(crm.among(mappings), erp);
  }

  CrmSystem crm() {
    return crm;
  }

  ErpSystem erp() {
    return erp;
  }

  Connection crmConnection() {
    return crmConnection;
  }

  Connection erpConnection() {
    return erpConnection;
  }
}
