package dev.tandem.app;

import dev.tandem.api.NodeControl;
import dev.tandem.api.PartState;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.sync.Availability;
import dev.tandem.sync.DeletionWatch;
import dev.tandem.sync.Edits;
import dev.tandem.sync.FullSync;
import dev.tandem.sync.Lags;
import dev.tandem.sync.Request;
import dev.tandem.sync.Survey;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The node as the API sees it. */
record NodeOperations(Node node, Availability availability, Instant startedAt, Supplier<UUID> ids)
    implements NodeControl {
  @Override
  public Mappings mappings() {
    return node.mappings();
  }

  @Override
  public Edits edits() {
    return node.edits();
  }

  @Override
  public Lags lags() {
    return node.progress().lags();
  }

  @Override
  public String version() {
    return new Tandem.Version().number();
  }

  @Override
  public Map<String, PartState> surroundings() {
    return node.surroundings().states();
  }

  @Override
  public UUID newRun() {
    return ids.get();
  }

  @Override
  public void submit(Request request) {
    node.readings().submit(request);
  }

  @Override
  public Survey survey(Mapping mapping) {
    return node.fullSync().survey(mapping);
  }

  @Override
  public DeletionWatch deletions() {
    return node.fullSync().deletions();
  }

  @Override
  public FullSync fullSync() {
    return node.fullSync().lines();
  }

  @Override
  public void wakeFullSync() {
    node.fullSync().workOff().wake();
  }

  @Override
  public void haltFullSync(String mapping) {
    node.fullSync().workOff().halt(mapping);
  }
}
