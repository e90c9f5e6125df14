package nl.pzp.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Names the access policy. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SecuritySettings.class, OrganisationSettings.class})
class SecurityConfiguration {

  private static final String OPEN = "open";
  private static final String SERVER = "server";
  private static final String MLLP = "pzp.mllp";
  private static final String MANAGEMENT = "management.server";

  @Bean
  AccessPolicy accessPolicy(
      SecuritySettings settings, Environment environment, ObjectProvider<KnownCallers> callers) {
    if (!settings.mode().equals(OPEN)) {
      throw new StartRefusedException(
          "pzp.security.mode is '" + settings.mode() + "', which this version does not know.",
          "Set pzp.security.mode to 'open'.");
    }
    requireLoopback(environment, SERVER);
    if (environment.getProperty(MLLP + ".address") != null) {
      requireLoopback(environment, MLLP);
    }
    // Without its own port, management listens on the server's port.
    if (environment.getProperty(MANAGEMENT + ".port") != null) {
      requireLoopback(environment, MANAGEMENT);
    }
    return new OpenAccess(settings.unnamedSource(), callers::getIfAvailable);
  }

  private static void requireLoopback(Environment environment, String server) {
    var address = environment.getProperty(server + ".address", "");
    if (!isLoopback(address)) {
      throw new StartRefusedException(
          "pzp.security.mode is 'open', which lets everybody in, and "
              + (address.isBlank()
                  ? server + ".address is not set, so every machine could connect."
                  : server + ".address is " + address + ", where other machines could connect."),
          "Set " + server + ".address to 127.0.0.1.");
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
