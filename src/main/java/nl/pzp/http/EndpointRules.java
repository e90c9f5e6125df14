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
 * Decides to which addresses notifications may go. Checks an endpoint at its subscription, and its
 * IP addresses at each connection, because DNS can change.
 */
public final class EndpointRules {

  /** Resolves a host name. */
  public interface Lookup {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  private static final Place ENDPOINT = Place.at("Subscription.channel.endpoint");

  /** Blocks that no other party can own (IANA special-purpose address registries). */
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
   * @param allowedNetworks private blocks that are allowed
   * @param open whether this is a tester's machine, where plain http to itself is allowed
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
      // It may resolve by the time of the handshake, which checks again.
      if (scheme.equals("http")) {
        return Optional.of(Problem.of(EndpointProblem.ENDPOINT_NOT_SECURE).at(ENDPOINT));
      }
    }
    return Optional.empty();
  }

  /**
   * Why the operator's own endpoint is refused. An unencrypted endpoint must be in an allowed
   * network, or on this machine in open mode. A name that does not resolve yet is accepted.
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
   * The addresses to connect to.
   *
   * @throws AddressNotAllowedException when one of them is not allowed
   * @throws UnknownHostException when the name does not resolve
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
