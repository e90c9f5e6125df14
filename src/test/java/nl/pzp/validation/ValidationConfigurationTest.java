package nl.pzp.validation;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirVersionEnum;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import nl.pzp.terminology.Profiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

class ValidationConfigurationTest {

  private static final byte[] ARCHIVE =
      Archives.archive(
          tar ->
              Archives.file(
                  tar,
                  "package/ValueSet-a.json",
                  "{\"resourceType\":\"ValueSet\",\"url\":\"http://a.example/ValueSet/a\"}"));

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private Path profiles;
  private Path packages;

  @BeforeEach
  void listOnePackage(@TempDir Path folder) throws IOException {
    profiles = Files.createDirectories(folder.resolve("profiles"));
    packages = folder.resolve("packages");
    Files.copy(
        SharedFiles.PROFILES.resolve("validation-rules.yaml"),
        profiles.resolve("validation-rules.yaml"));
    Files.writeString(
        profiles.resolve("packages.yaml"),
        """
        packages:
          - name: a.package
            version: 1.0.0
            fhirVersion: 4.0.1
            path: a.package/1.0.0
            sha256: %s
            guide: true
            canonicals: [http://a.example]
        """
            .formatted(Sha256.of(ARCHIVE)));
    SERVER.stubFor(get(urlEqualTo("/a.package/1.0.0")).willReturn(ok().withBody(ARCHIVE)));
  }

  @Test
  void whenAServerIsSetMissingPackagesAreFetchedOnceAfterStart() {
    runner("pzp.packages.server=" + SERVER.baseUrl())
        .run(
            context -> {
              start(context.getSourceApplicationContext());
              var validator = context.getBean(ResourceValidator.class);
              await()
                  .atMost(Duration.ofMinutes(1))
                  .until(() -> validator.readiness() == Readiness.READY);

              assertThat(validator.basisIfLoaded(FhirVersionEnum.R4))
                  .hasValueSatisfying(
                      basis -> assertThat(basis.packages()).containsExactly("a.package#1.0.0"));
              SERVER.verify(1, getRequestedFor(anyUrl()));
            });
  }

  @Test
  void withoutServerNothingIsFetchedAndOnlyTheBaseIsChecked() {
    runner()
        .run(
            context -> {
              start(context.getSourceApplicationContext());
              var validator = context.getBean(ResourceValidator.class);
              await()
                  .atMost(Duration.ofMinutes(1))
                  .until(() -> validator.readiness() == Readiness.READY);

              assertThat(validator.basis(FhirVersionEnum.R4).isNational()).isFalse();
              SERVER.verify(0, getRequestedFor(anyUrl()));
            });
  }

  @Test
  void theWarmUpCanBeLeftOut() {
    runner("pzp.validation.warm-up=false")
        .run(
            context -> {
              start(context.getSourceApplicationContext());

              assertThat(context.getBean(ResourceValidator.class).readiness())
                  .isEqualTo(Readiness.COLD);
            });
  }

  private ApplicationContextRunner runner(String... settings) {
    return new ApplicationContextRunner()
        .withUserConfiguration(ValidationConfiguration.class)
        .withBean(Profiles.class, () -> Profiles.in(profiles))
        .withPropertyValues("pzp.packages.dir=" + packages)
        .withPropertyValues(settings);
  }

  private static void start(ConfigurableApplicationContext context) {
    context.publishEvent(
        new ApplicationReadyEvent(
            new org.springframework.boot.SpringApplication(),
            new String[0],
            context,
            Duration.ZERO));
  }
}
