package dev.tandem.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * How to start a sandbox.
 *
 * @param ports 0 takes a free one
 * @param notificationDelay from a change in the ERP to the notification of its subscribers
 * @param state folder of the journal; null keeps the history in memory only
 */
public record SandboxOptions(
    Ports ports,
    Path state,
    SeedData seed,
    Credentials crm,
    Credentials erp,
    Clock clock,
    Supplier<UUID> ids,
    Models models,
    Duration notificationDelay) {

  /** The port of each server. */
  public record Ports(int crm, int erp, int control) {}

  /** The folders on the class path where the model files of each side are. */
  public record Models(String crm, String erp) {}

  /** Free ports, an empty seed, memory only, well-known credentials, the system's clock. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        new Ports(0, 0, 0),
        null,
        SeedData.empty(),
        new Credentials("11111111-aaaa-4aaa-8aaa-000000000001", "crm-secret"),
        new Credentials("22222222-bbbb-4bbb-8bbb-000000000002", "erp-secret"),
        Clock.systemUTC(),
        UUID::randomUUID,
        new Models("/sandbox/crm", "/sandbox/erp"),
        Duration.ofSeconds(30));
  }

  public SandboxOptions withPorts(int crmPort, int erpPort, int controlPort) {
    Ports chosen = new Ports(crmPort, erpPort, controlPort);
    return new SandboxOptions(chosen, state, seed, crm, erp, clock, ids, models, notificationDelay);
  }

  public SandboxOptions withState(Path folder) {
    return new SandboxOptions(ports, folder, seed, crm, erp, clock, ids, models, notificationDelay);
  }

  public SandboxOptions withSeed(SeedData rows) {
    return new SandboxOptions(ports, state, rows, crm, erp, clock, ids, models, notificationDelay);
  }

  public SandboxOptions withCredentials(Credentials forCrm, Credentials forErp) {
    return new SandboxOptions(
        ports, state, seed, forCrm, forErp, clock, ids, models, notificationDelay);
  }

  public SandboxOptions withClock(Clock time) {
    return new SandboxOptions(ports, state, seed, crm, erp, time, ids, models, notificationDelay);
  }

  public SandboxOptions withIds(Supplier<UUID> supplier) {
    return new SandboxOptions(
        ports, state, seed, crm, erp, clock, supplier, models, notificationDelay);
  }

  public SandboxOptions withModels(String crmFolder, String erpFolder) {
    Models folders = new Models(crmFolder, erpFolder);
    return new SandboxOptions(ports, state, seed, crm, erp, clock, ids, folders, notificationDelay);
  }

  public SandboxOptions withNotificationDelay(Duration delay) {
    return new SandboxOptions(ports, state, seed, crm, erp, clock, ids, models, delay);
  }
}
