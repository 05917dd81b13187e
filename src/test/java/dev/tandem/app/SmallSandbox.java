package dev.tandem.app;

import dev.tandem.sandbox.Credentials;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import dev.tandem.sandbox.SeedData;
import dev.tandem.sandbox.seed.GeneratedCompany;
import dev.tandem.sandbox.seed.Seed;
import java.util.Map;
import java.util.TreeMap;

/** Both systems with a handful of customers, and the settings that lead there. */
final class SmallSandbox {
  static final String CRM_SECRET = "crm-secret-4711";
  static final String ERP_SECRET = "erp-secret-4711";

  static final Credentials CRM = new Credentials("tandem-crm", CRM_SECRET);
  static final Credentials ERP = new Credentials("tandem-erp", ERP_SECRET);

  private SmallSandbox() {}

  static Sandbox start() {
    return start(0, 0);
  }

  static Sandbox start(int crmPort, int erpPort) {
    Seed rows = new GeneratedCompany(1, 5).rows();
    return Sandbox.start(
        SandboxOptions.defaults()
            .withPorts(crmPort, erpPort, 0)
            .withSeed(new SeedData(rows.crm(), rows.erp()))
            .withCredentials(CRM, ERP));
  }

  static Map<String, String> settings(Sandbox sandbox) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("crm.url", sandbox.crmUrl());
    settings.put("crm.token-url", sandbox.crmTokenUrl());
    settings.put("crm.client-id", CRM.clientId());
    settings.put("crm.client-secret", CRM_SECRET);
    settings.put("erp.url", sandbox.erpUrl());
    settings.put("erp.company", sandbox.companyId().toString());
    settings.put("erp.token-url", sandbox.erpTokenUrl());
    settings.put("erp.client-id", ERP.clientId());
    settings.put("erp.client-secret", ERP_SECRET);
    return settings;
  }
}
