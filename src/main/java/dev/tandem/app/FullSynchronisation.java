package dev.tandem.app;

import dev.tandem.mapping.Mapping;
import dev.tandem.mapping.Side;
import dev.tandem.store.Store;
import dev.tandem.sync.Bookmarks;
import dev.tandem.sync.CurrentEdition;
import dev.tandem.sync.DeletionWatch;
import dev.tandem.sync.FullSync;
import dev.tandem.sync.FullSyncReview;
import dev.tandem.sync.FullSyncRun;
import dev.tandem.sync.FullSyncWork;
import dev.tandem.sync.Pull;
import dev.tandem.sync.Request;
import dev.tandem.sync.RunProgress;
import dev.tandem.sync.Survey;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What looks at all records of a mapping: dry runs, the full synchronisation, deletions. */
final class FullSynchronisation implements FullSyncWork, AutoCloseable {
  private final CurrentEdition current;
  private final BothSystems systems;
  private final Store store;
  private final Readings readings;
  private final Backlog backlog;
  private final RunProgress progress;
  private final Supplier<UUID> ids;
  private final FullSyncReview review;
  private final FullSync lines;
  private final DeletionWatch deletions;
  private FullSyncJob job;

  FullSynchronisation(
      CurrentEdition current,
      BothSystems systems,
      Store store,
      Readings readings,
      Backlog backlog,
      RunProgress progress,
      Supplier<UUID> ids) {
    this.current = current;
    this.systems = systems;
    this.store = store;
    this.readings = readings;
    this.backlog = backlog;
    this.progress = progress;
    this.ids = ids;
    this.deletions = new DeletionWatch(systems.among(current.get()), store.couplings(), ids);
    this.review = new FullSyncReview(systems.among(current.get()), store.couplings(), this::survey);
    this.lines = new FullSync(current, review, store.fullSyncLines(), Clock.systemUTC());
  }

  FullSync lines() {
    return lines;
  }

  DeletionWatch deletions() {
    return deletions;
  }

  /** Tells what would become of records of the mapping, as it is at this moment. */
  Survey survey(Mapping mapping) {
    return new Survey(
        systems.among(current.get()),
        current.edition().at(mapping.name()).rooms().rehearsal(),
        ids);
  }

  /**
   * Mappings that never read a side are not read before their line has been started by somebody who
   * saw the review.
   */
  List<String> awaitReview() {
    Bookmarks bookmarks = store.bookmarks().get(Request.Extent.MODIFIED);
    List<String> never =
        current.get().enabled().stream()
            .map(Mapping::name)
            .filter(m -> Stream.of(Side.values()).allMatch(s -> bookmarks.find(m, s).isEmpty()))
            .toList();
    lines.awaitReview(never);
    return never;
  }

  /** From now on, what is started is worked off. */
  synchronized FullSyncJob workOff() {
    if (job == null) {
      job =
          FullSyncJob.start(
              new FullSyncRun(
                  current,
                  lines,
                  review,
                  this,
                  progress,
                  ids,
                  Clock.systemUTC(),
                  time -> Thread.sleep(time.toMillis())));
    }
    return job;
  }

  @Override
  public Pull read(Request request) {
    return readings.read(request);
  }

  @Override
  public boolean isBroughtOver(String mapping) {
    return backlog.of(current.get().get(mapping)) == 0;
  }

  @Override
  public synchronized void close() throws InterruptedException {
    if (job != null) {
      job.close();
    }
  }
}
