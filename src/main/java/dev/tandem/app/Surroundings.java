package dev.tandem.app;

import dev.tandem.api.PartState;
import dev.tandem.mapping.Side;
import dev.tandem.odata.Connection;
import dev.tandem.sync.Problem;
import dev.tandem.sync.SystemFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the node works with, and how it is at this moment. */
record Surroundings(Settings settings, BothSystems systems, Backlog backlog) {

  /** By their names: both systems and the brokers. */
  Map<String, PartState> states() {
    Map<String, PartState> states = new LinkedHashMap<>();
    states.put(Side.ERP.code(), system("erp.url", systems.erpConnection()));
    states.put(Side.CRM.code(), system("crm.url", systems.crmConnection()));
    states.put("broker", broker());
    return states;
  }

  private PartState system(String address, Connection connection) {
    Optional<Problem> fault = connection.lastFault().map(SystemFault::problem);
    return new PartState(settings.get(address), connection.hasWorked(), fault);
  }

  private PartState broker() {
    Optional<Problem> fault = backlog.fault();
    return new PartState(settings.get("kafka.brokers"), fault.isEmpty(), fault);
  }
}
