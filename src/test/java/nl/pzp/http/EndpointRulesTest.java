package nl.pzp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are allowed for notifications, and which are refused. */
class EndpointRulesTest {

  private static EndpointRules closed(String... allowed) {
    return new EndpointRules(List.of(allowed), false, InetAddress::getAllByName);
  }

  private static Object refusal(EndpointRules rules, String endpoint) {
    return rules.refusal(URI.create(endpoint)).<Object>map(p -> p.code()).orElse("allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://localhost/x",
        "https://0.0.0.0/x",
        "https://10.1.2.3/x",
        "https://172.16.0.1/x",
        "https://172.31.255.255/x",
        "https://192.168.0.1/x",
        "https://169.254.169.254/x",
        "https://100.64.0.1/x",
        "https://[fd00::1]/x",
        "https://[fe80::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://[64:ff9b::7f00:1]/x",
        "https://[2002:7f00:1::]/x",
        "https://224.0.0.1/x",
        "https://255.255.255.255/x"
      })
  void addressesOfNobodyElseAreRefused(String endpoint) {
    assertThat(refusal(closed(), endpoint)).isEqualTo(EndpointProblem.ENDPOINT_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://145.1.2.3/x", "https://172.32.0.1/x", "https://[2a00:1450::1]/x"})
  void addressesOfTheInternetAreAllowed(String endpoint) {
    assertThat(refusal(closed(), endpoint)).isEqualTo("allowed");
  }

  @Test
  void operatorCanAllowAPrivateNetwork() {
    var rules = closed("10.1.0.0/16", "fd12::/32");

    assertThat(refusal(rules, "https://10.1.255.1/x")).isEqualTo("allowed");
    assertThat(refusal(rules, "https://10.2.0.1/x"))
        .isEqualTo(EndpointProblem.ENDPOINT_NOT_ALLOWED);
    assertThat(refusal(rules, "https://[fd12::9]/x")).isEqualTo("allowed");
    assertThat(refusal(rules, "http://10.1.255.1/x"))
        .isEqualTo(EndpointProblem.ENDPOINT_NOT_SECURE);
  }

  @Test
  void plainHttpIsAllowedOnlyOnATestersOwnMachine() {
    var open = new EndpointRules(List.of(), true, InetAddress::getAllByName);

    assertThat(refusal(open, "http://127.0.0.1:9000/x")).isEqualTo("allowed");
    assertThat(refusal(open, "http://145.1.2.3/x")).isEqualTo(EndpointProblem.ENDPOINT_NOT_SECURE);
    assertThat(refusal(open, "https://10.0.0.1/x")).isEqualTo(EndpointProblem.ENDPOINT_NOT_ALLOWED);
    assertThat(refusal(closed(), "http://145.1.2.3/x"))
        .isEqualTo(EndpointProblem.ENDPOINT_NOT_SECURE);
  }

  @Test
  void nameThatResolvesToAnotherAddressLaterIsRefused() throws UnknownHostException {
    var looks = new AtomicInteger();
    var rules =
        new EndpointRules(
            List.of(),
            false,
            host ->
                new InetAddress[] {
                  InetAddress.getByName(looks.getAndIncrement() == 0 ? "145.1.2.3" : "127.0.0.1")
                });

    assertThat(refusal(rules, "https://hub.example.nl/x")).isEqualTo("allowed");
    assertThatThrownBy(() -> rules.addresses("hub.example.nl"))
        .isInstanceOf(AddressNotAllowedException.class);
  }

  @Test
  void nameWithOneForbiddenAddressIsRefused() {
    var rules =
        new EndpointRules(
            List.of(),
            false,
            host ->
                new InetAddress[] {
                  InetAddress.getByName("145.1.2.3"), InetAddress.getByName("10.0.0.1")
                });

    assertThat(refusal(rules, "https://hub.example.nl/x"))
        .isEqualTo(EndpointProblem.ENDPOINT_NOT_ALLOWED);
  }

  @Test
  void invalidBlockIsRefusedAsASetting() {
    assertThatThrownBy(() -> closed("10.0.0.0/33")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> closed("hub.example.nl")).isInstanceOf(IllegalArgumentException.class);
  }
}
