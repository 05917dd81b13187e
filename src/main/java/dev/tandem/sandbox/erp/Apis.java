package dev.tandem.sandbox.erp;

import dev.tandem.sandbox.http.Request;
import dev.tandem.sandbox.model.Catalog;
import dev.tandem.sandbox.model.EntityModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The standard API and the custom ones beside it, each with its own sets over the same data. */
public final class Apis {
  private static final String STANDARD = "v2.0";
  private static final String BASE = "/api/";

  private final Map<String, Catalog> catalogs = new LinkedHashMap<>();
  private volatile boolean hasExtensions = true;

  /**
   * @param folders catalogs by {@code publisher.group.version}, the standard one by the empty name
   */
  public Apis(Map<String, Catalog> folders) {
    folders.forEach(
        (name, catalog) ->
            catalogs.put(
                name.isEmpty() ? STANDARD : name.replaceFirst("\\.", "/").replaceFirst("\\.", "/"),
                catalog));
  }

  /** The sets of all APIs; they share one database, so no two may have the same name. */
  public Catalog all() {
    List<EntityModel> models = new ArrayList<>();
    catalogs.values().forEach(catalog -> models.addAll(catalog.models()));
    return new Catalog(models);
  }

  /** Takes the extension with the custom APIs off, or puts it on again; its data stay. */
  public void setExtensions(boolean installed) {
    hasExtensions = installed;
  }

  private boolean isServed(String api) {
    return hasExtensions || api.equals(STANDARD);
  }

  /** The request with the root of the API that its address belongs to. */
  Request scoped(Request request) {
    String root = request.root();
    String base = root.substring(0, root.lastIndexOf(BASE) + BASE.length());
    String prefix = base.substring(base.indexOf('/', base.indexOf("://") + 3) + 1);
    if (!request.path().startsWith(prefix)) {
      return request;
    }
    String below = request.path().substring(prefix.length());
    for (String api : catalogs.keySet()) {
      if (isServed(api) && (below.equals(api) || below.startsWith(api + "/"))) {
        String path = below.substring(Math.min(below.length(), api.length() + 1));
        return new Request(
            request.method(), base + api, path, request.query(), request.headers(), request.body());
      }
    }
    throw ErpErrors.noSegment(below);
  }

  Catalog of(Request request) {
    String root = request.root();
    return catalogs.get(root.substring(root.lastIndexOf(BASE) + BASE.length()));
  }

  boolean has(Request request, String set) {
    return set.equals(Companies.SET) || of(request).bySet(set).isPresent();
  }
}
