package nl.pzp.pull;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import nl.pzp.pull.Source.Authentication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Other systems that are asked for care plans.
 *
 * @param sources each under a name, such as {@code pzp.sources.viplive.url}; docs/pull.md lists the
 *     settings of each
 */
@ConfigurationProperties("pzp")
record SourceSettings(@DefaultValue Map<String, Source> sources) {

  /**
   * Checks the settings at the start.
   *
   * @throws IllegalArgumentException when a source cannot be asked with its settings
   */
  SourceSettings {
    sources = Map.copyOf(sources);
    sources.forEach(SourceSettings::check);
  }

  private static void check(String name, Source source) {
    // The name appears in metrics, in the inbox and on screens.
    if (!name.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "A name below pzp.sources has letters, figures and hyphens, 64 at most");
    }
    requireSecure(name + ".url", source.url());
    if (source.authentication() == Authentication.NONE) {
      return;
    }
    var token = source.token();
    if (token == null) {
      throw new IllegalArgumentException("pzp.sources." + name + ".token.url is missing");
    }
    requireSecure(name + ".token.url", token.url());
    if (source.authentication() == Authentication.PRIVATE_KEY_JWT && token.keyBundle() == null) {
      throw new IllegalArgumentException("pzp.sources." + name + ".token.key-bundle is missing");
    }
  }

  // Requests carry a BSN: plain http is only allowed on the machine itself.
  private static void requireSecure(String setting, URI address) {
    var scheme = String.valueOf(address.getScheme());
    var host = address.getHost();
    if (host == null || !(scheme.equals("https") || (scheme.equals("http") && isLoopback(host)))) {
      throw new IllegalArgumentException(
          "pzp.sources." + setting + " begins with https://, or http:// to this machine alone");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
