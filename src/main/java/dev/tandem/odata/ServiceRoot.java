package dev.tandem.odata;

import dev.tandem.sync.ErrorCode;
import dev.tandem.sync.SystemFault;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The address under which a system's OData service lives; makes addresses out of names. */
public record ServiceRoot(URI uri) {
  private static final Pattern ILLEGAL =
      Pattern.compile("[^!#$%&'()*+,\\-./0-9:;=?@A-Z\\[\\]_a-z~]");

  public static ServiceRoot of(String url) {
    return new ServiceRoot(URI.create(url.endsWith("/") ? url : url + "/"));
  }

  public URI resolve(Query query) {
    return URI.create(uri + query.toString());
  }

  /** The path part of an address below this root, as parts of a multipart batch name it. */
  public String path(Query query) {
    return uri.getRawPath() + query;
  }

  /**
   * A link from an answer, unchanged apart from characters that must not be in an address.
   *
   * @throws SystemFault if it is no link, or leads from https to http, where all can read the token
   */
  public URI follow(String link) {
    try {
      URI target = uri.resolve(ILLEGAL.matcher(link).replaceAll(m -> encoded(m.group())));
      if (uri.getScheme().equals("https") && !"https".equals(target.getScheme())) {
        throw badLink("leaves https", null);
      }
      return target;
    } catch (IllegalArgumentException e) {
      throw badLink("is no link", e);
    }
  }

  private SystemFault badLink(String what, Throwable cause) {
    String detail = "The link to the next page that " + uri.getAuthority() + " gave " + what + ".";
    return SystemFault.lasting(ErrorCode.PROTOCOL.with(detail), cause);
  }

  private static String encoded(String character) {
    return URLEncoder.encode(character, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
