package dev.tandem.sandbox.crm;

import java.util.HashMap;
import java.util.Map;

/** The rows that earlier parts of a change set made, by Content-ID. */
final class References {
  private final Map<String, String> addresses = new HashMap<>();
  private String last;

  /** Tells the address of the row that the present part has written. */
  void wrote(String address) {
    last = address;
  }

  /** Gives the row written last the name of its part; parts without a name are forgotten. */
  void name(String contentId) {
    if (contentId != null && last != null) {
      addresses.put(contentId, last);
    }
    last = null;
  }

  /** An address that begins with {@code $1} or {@code /$1}, with the row put in its place. */
  String resolve(String url) {
    String text = url.startsWith("/$") ? url.substring(1) : url;
    if (!text.matches("\\$[\\w-]+(/.*)?") || text.startsWith("$batch")) {
      return url;
    }
    int slash = text.indexOf('/');
    String reference = slash < 0 ? text : text.substring(0, slash);
    String address = addresses.get(reference.substring(1));
    if (address == null) {
      throw CrmErrors.noReference(reference);
    }
    return slash < 0 ? address : address + text.substring(slash);
  }
}
