package nl.pzp.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;

/**
 * Where notifications may go. An endpoint is looked at when it is subscribed, and its addresses
 * again each time a connection is made, since a name can come to mean another address.
 */
public final class EndpointRules {

  /** How a name becomes addresses. */
  public interface Lookup {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  private static final Place ENDPOINT = Place.at("Subscription.channel.endpoint");

  /** What no machine of another party can have (IANA special-purpose address registries). */
  private static final List<AddressBlock> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(AddressBlock::of)
          .toList();

  private final List<AddressBlock> allowed;
  private final boolean open;
  private final Lookup lookup;

  /**
   * @param allowedNetworks blocks that are allowed although they are private
   * @param open whether this is a tester's machine, where plain http to itself will do
   */
  public EndpointRules(List<String> allowedNetworks, boolean open, Lookup lookup) {
    this.allowed = allowedNetworks.stream().map(AddressBlock::of).toList();
    this.open = open;
    this.lookup = lookup;
  }

  /** Why this endpoint is refused; empty when it may be tried. */
  public Optional<Problem> refusal(URI endpoint) {
    var host = endpoint.getHost();
    var scheme = String.valueOf(endpoint.getScheme());
    if (host == null
        || !(scheme.equals("https") || scheme.equals("http"))
        || endpoint.getRawUserInfo() != null
        || endpoint.getRawFragment() != null) {
      return Optional.of(Problem.of(EndpointProblem.ENDPOINT_UNREADABLE).at(ENDPOINT));
    }
    try {
      var addresses = lookup.of(unbracketed(host));
      if (!Arrays.stream(addresses).allMatch(this::isAllowed)) {
        return Optional.of(Problem.of(EndpointProblem.ENDPOINT_NOT_ALLOWED).at(ENDPOINT));
      }
      if (scheme.equals("http") && !(open && isLoopback(addresses))) {
        return Optional.of(Problem.of(EndpointProblem.ENDPOINT_NOT_SECURE).at(ENDPOINT));
      }
    } catch (UnknownHostException e) {
      // Perhaps it is known by the time of the handshake, which looks again.
      if (scheme.equals("http")) {
        return Optional.of(Problem.of(EndpointProblem.ENDPOINT_NOT_SECURE).at(ENDPOINT));
      }
    }
    return Optional.empty();
  }

  /**
   * Why this endpoint of the operator's own is refused: one that is not encrypted must be in a
   * network that the operator allows, or on this machine where that is a tester's. A name that is
   * not known yet may come to be.
   *
   * @param plain scheme without encryption
   * @param secure scheme with it
   */
  public Optional<Problem> refusal(URI endpoint, String plain, String secure) {
    var scheme = String.valueOf(endpoint.getScheme());
    if (endpoint.getHost() == null
        || endpoint.getPort() <= 0
        || !(scheme.equals(plain) || scheme.equals(secure))
        || endpoint.getRawUserInfo() != null
        || endpoint.getRawFragment() != null
        || !endpoint.getRawPath().isEmpty()) {
      return Optional.of(Problem.of(EndpointProblem.ENDPOINT_OF_OTHER_CHANNEL).at(ENDPOINT));
    }
    try {
      var addresses = lookup.of(unbracketed(endpoint.getHost()));
      if (!Arrays.stream(addresses).allMatch(this::isAllowed)) {
        return Optional.of(Problem.of(EndpointProblem.ENDPOINT_NOT_ALLOWED).at(ENDPOINT));
      }
      if (scheme.equals(plain) && !Arrays.stream(addresses).allMatch(this::isOwn)) {
        return Optional.of(Problem.of(EndpointProblem.ENDPOINT_OF_OTHER_CHANNEL).at(ENDPOINT));
      }
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private boolean isOwn(InetAddress address) {
    return allowed.stream().anyMatch(block -> block.contains(address))
        || (open && address.isLoopbackAddress());
  }

  /**
   * The addresses to connect to, and no others.
   *
   * @throws AddressNotAllowedException when one of them is not allowed
   * @throws UnknownHostException when there are none
   */
  public InetAddress[] addresses(String host) throws UnknownHostException {
    var addresses = lookup.of(unbracketed(host));
    if (!Arrays.stream(addresses).allMatch(this::isAllowed)) {
      throw new AddressNotAllowedException();
    }
    return addresses;
  }

  private boolean isAllowed(InetAddress address) {
    return allowed.stream().anyMatch(block -> block.contains(address))
        || (open && address.isLoopbackAddress())
        || SPECIAL.stream().noneMatch(block -> block.contains(address));
  }

  private static boolean isLoopback(InetAddress[] addresses) {
    return Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress);
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
