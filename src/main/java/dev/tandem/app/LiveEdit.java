package dev.tandem.app;

import dev.tandem.mapping.Mappings;
import dev.tandem.sync.Complaint;
import dev.tandem.sync.CurrentEdition;
import dev.tandem.sync.Edition;
import dev.tandem.sync.Edits;
import dev.tandem.sync.RefusedEdit;
import dev.tandem.sync.SystemFault;
import dev.tandem.sync.Workplace;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts edits of route files and mapping files into effect while the node runs: all files together,
 * once they are at rest and found good. Otherwise the node goes on as it is and says why.
 */
final class LiveEdit {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEdit.class);

  private final Settings settings;
  private final EditCheck check;
  private final LiveRoutes routes;
  private final CurrentEdition current;
  private final Edits edits;
  private final Parts parts;
  private Edition agreed;
  private ConfigurationFiles inEffect;
  private ConfigurationFiles seen;
  private ConfigurationFiles judged;

  /**
   * What an edition needs beyond its files.
   *
   * @param workplaces sets rooms up
   * @param topics makes sure that the topics of mappings exist
   * @param listener is told when mappings change
   * @param clock tells when
   */
  record Parts(
      Workplace.Maker workplaces,
      Consumer<Mappings> topics,
      CurrentEdition.Listener listener,
      InstantSource clock) {}

  LiveEdit(
      Settings settings,
      EditCheck check,
      LiveRoutes routes,
      CurrentEdition current,
      Edits edits,
      Parts parts,
      ConfigurationFiles inEffect) {
    this.settings = settings;
    this.check = check;
    this.routes = routes;
    this.current = current;
    this.edits = edits;
    this.parts = parts;
    this.inEffect = inEffect;
    this.agreed = current.edition();
  }

  /**
   * Looks at the files. Editors write in several steps and people save several files: only what two
   * looks in a row see alike is judged, and judged once.
   */
  void look() {
    mend();
    ConfigurationFiles files = ConfigurationFiles.read(settings);
    boolean atRest = files.equals(seen);
    seen = files;
    if (atRest && !files.equals(judged)) {
      try {
        judge(files);
      } catch (UncheckedIOException vanished) {
        LOG.debug("Files are being edited.", vanished);
      }
    }
  }

  /** What could not be put back after an edit that failed, since the broker or store was away. */
  private void mend() {
    if (current.edition() != agreed) {
      current.put(agreed, parts.listener());
    }
    try {
      routes.mend();
    } catch (Exception e) {
      LOG.error("Routes that were put back do not start yet.", e);
    }
  }

  private void judge(ConfigurationFiles files) {
    EditCheck.Verdict verdict = check.of(files, current.get());
    if (!files.equals(ConfigurationFiles.read(settings))) {
      return;
    }
    if (!verdict.complaints().isEmpty()) {
      refuse(files, verdict.complaints());
    } else if (isInEffect(files, verdict.mappings())) {
      settle(files);
    } else {
      putIntoEffect(files, verdict.mappings());
    }
  }

  private boolean isInEffect(ConfigurationFiles files, Mappings mappings) {
    return mappings.equals(current.get()) && files.routesOf(mappings).equals(routes.loaded());
  }

  private void putIntoEffect(ConfigurationFiles files, Mappings mappings) {
    List<String> edited = files.editedSince(inEffect);
    Edition next =
        agreed.next(files.id(), parts.clock().instant(), edited, mappings, parts.workplaces());
    try {
      parts.topics().accept(mappings);
      routes.exchange(files.routesOf(mappings), swap(agreed, next));
      agreed = next;
      settle(files);
      LOG.info("Edits are in effect: {}.", String.join(", ", edited));
    } catch (SystemFault fault) {
      refuse(files, List.of(EditCheck.putOff(String.join(", ", edited), fault)));
    } catch (Exception e) {
      refuse(files, List.of(check.complaint(e)));
    }
  }

  private LiveRoutes.Swap swap(Edition before, Edition next) {
    return new LiveRoutes.Swap() {
      @Override
      public void forward() {
        current.put(next, parts.listener());
      }

      @Override
      public void back() {
        if (current.edition() != before) {
          current.put(before, parts.listener());
        }
      }
    };
  }

  private void settle(ConfigurationFiles files) {
    inEffect = files;
    judged = files;
    edits.settle();
  }

  private void refuse(ConfigurationFiles files, List<Complaint> complaints) {
    RefusedEdit edit =
        new RefusedEdit(parts.clock().instant(), files.editedSince(inEffect), complaints);
    judged = edit.isPutOff() ? null : files;
    if (edits.refuse(edit)) {
      LOG.warn(
          "Edits of {} are not in effect, the node goes on without them.\n{}",
          String.join(", ", edit.files()),
          edit);
    }
  }
}
