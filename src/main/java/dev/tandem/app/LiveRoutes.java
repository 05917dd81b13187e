package dev.tandem.app;

import dev.tandem.camel.Departures;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;

/** The routes of the running node, file by file, and how some of them are exchanged for others. */
final class LiveRoutes {
  /** A batch in the rooms may wait for a slow system; what is cut off after that comes again. */
  private static final long PATIENCE_SECONDS = 120;

  private final CamelContext context;
  private final RouteTexts texts;
  private final Departures departures;
  private SortedMap<Path, String> agreed;
  private SortedMap<Path, String> loaded;

  LiveRoutes(
      CamelContext context,
      RouteTexts texts,
      Departures departures,
      SortedMap<Path, String> loaded) {
    this.context = context;
    this.texts = texts;
    this.departures = departures;
    this.loaded = loaded;
    this.agreed = loaded;
  }

  /** The files whose routes run. */
  SortedMap<Path, String> loaded() {
    return loaded;
  }

  /**
   * Stops what is not wanted any longer, after what it has begun, and starts what is new. If that
   * fails, everything is as it was.
   *
   * @param edition lets other mappings hold, and back; called while the routes in question rest
   */
  void exchange(SortedMap<Path, String> wanted, Swap edition) throws Exception {
    RouteEdit edit = RouteEdit.between(loaded, wanted);
    try {
      stop(edit.leaving());
      edition.forward();
      start(edit.entering());
      agreed = wanted;
    } catch (Exception e) {
      putBack(edit, edition, e);
      throw e;
    }
  }

  private void putBack(RouteEdit edit, Swap edition, Exception why) {
    try {
      stop(edit.entering());
      stop(edit.leaving());
      edition.back();
    } catch (Exception e) {
      why.addSuppressed(e);
    }
    try {
      mend();
    } catch (Exception e) {
      why.addSuppressed(e);
    }
  }

  /** Starts what should run and does not, since it could not be put back. */
  void mend() throws Exception {
    SortedMap<Path, String> missing = RouteEdit.without(agreed, loaded);
    stop(missing);
    start(missing);
  }

  /** Lets other mappings hold, or those of before. */
  interface Swap {
    void forward();

    void back();
  }

  private void start(SortedMap<Path, String> files) throws Exception {
    if (!files.isEmpty()) {
      texts.load(files);
      SortedMap<Path, String> now = new TreeMap<>(loaded);
      now.putAll(files);
      loaded = now;
    }
  }

  private void stop(SortedMap<Path, String> files) throws Exception {
    List<String> ids = texts.ids(files);
    departures.ask(ids);
    try {
      for (String id : ids) {
        context.getRouteController().stopRoute(id, PATIENCE_SECONDS, TimeUnit.SECONDS);
        texts.remove(id);
      }
      if (RouteEdit.hasConfiguration(files)) {
        texts.removeConfigurations();
      }
    } finally {
      departures.done(ids);
    }
    SortedMap<Path, String> now = new TreeMap<>(loaded);
    now.keySet().removeAll(files.keySet());
    loaded = now;
  }
}
