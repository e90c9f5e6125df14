package nl.pzp.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OpenModeStaysOnThisMachineTest {

  private final ApplicationContextRunner adapter =
      new ApplicationContextRunner().withUserConfiguration(SecurityConfiguration.class);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.9"})
  void loopbackStartsAndAllowsEverybody(String address) {
    adapter
        .withPropertyValues("server.address=" + address)
        .run(
            context ->
                assertThat(context.getBean(AccessPolicy.class).decide(anything()))
                    .isInstanceOf(Decision.Allowed.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
  void anyOtherAddressRefusesToStart(String address) {
    adapter
        .withPropertyValues("server.address=" + address)
        .run(context -> assertThat(refusal(context.getStartupFailure())).contains("open"));
  }

  @Test
  void serverWithoutAddressRefusesToStart() {
    adapter.run(
        context ->
            assertThat(refusal(context.getStartupFailure())).contains("server.address is not set"));
  }

  @Test
  void managementOnAnotherAddressRefusesToStart() {
    adapter
        .withPropertyValues(
            "server.address=127.0.0.1",
            "management.server.port=8081",
            "management.server.address=0.0.0.0")
        .run(
            context ->
                assertThat(refusal(context.getStartupFailure()))
                    .contains("management.server.address"));
  }

  @Test
  void unknownModeRefusesToStart() {
    adapter
        .withPropertyValues("server.address=127.0.0.1", "pzp.security.mode=opne")
        .run(context -> assertThat(refusal(context.getStartupFailure())).contains("'opne'"));
  }

  @Test
  void refusalShowsTheRemedy() {
    adapter.run(
        context -> {
          var analysis = new StartRefusedAnalyzer().analyze(context.getStartupFailure());
          assertThat(analysis.getAction()).contains("Set server.address to 127.0.0.1");
        });
  }

  private static String refusal(Throwable failure) {
    assertThat(failure).rootCause().isInstanceOf(StartRefusedException.class);
    return String.valueOf(org.springframework.core.NestedExceptionUtils.getRootCause(failure));
  }

  private static AccessRequest anything() {
    return new AccessRequest(
        "fhir-r4",
        Interaction.READ,
        "Patient",
        Map.of(),
        true,
        new Credentials("127.0.0.1", List.of(), null));
  }
}
