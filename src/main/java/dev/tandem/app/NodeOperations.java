package dev.tandem.app;

import dev.tandem.api.NodeControl;
import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Mappings;
import dev.tandem.sync.Availability;
import dev.tandem.sync.DeletionWatch;
import dev.tandem.sync.Edits;
import dev.tandem.sync.FullSync;
import dev.tandem.sync.Request;
import dev.tandem.sync.Survey;
import java.time.Instant;
import java.util.UUID;

/** The node as the API sees it. */
record NodeOperations(Node node, Availability availability, Instant startedAt)
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
  public UUID newRun() {
    return UUID.randomUUID();
  }

  @Override
  public void submit(Request request) {
    node.submit(request);
  }

  @Override
  public Survey survey(Mapping mapping) {
    return node.survey(mapping);
  }

  @Override
  public DeletionWatch deletions() {
    return node.deletions();
  }

  @Override
  public FullSync fullSync() {
    return node.fullSync();
  }

  @Override
  public void wakeFullSync() {
    node.workOffFullSync().wake();
  }

  @Override
  public void haltFullSync(String mapping) {
    node.workOffFullSync().halt(mapping);
  }
}
