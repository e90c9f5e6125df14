package nl.pzp.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import nl.pzp.pull.Source.Ask;
import nl.pzp.pull.Source.FhirVersion;
import nl.pzp.pull.Source.SearchBy;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A source needs few settings; an unusable source is refused at the start. */
class SourceSettingsTest {

  private static Source source(String... settings) {
    var all = new TreeMap<String, Object>();
    for (var setting : settings) {
      var equals = setting.indexOf('=');
      all.put("pzp.sources.gp." + setting.substring(0, equals), setting.substring(equals + 1));
    }
    return bound(new MapPropertySource("settings", all));
  }

  private static Source bound(PropertySource<?> settings) {
    var source =
        new Binder(ConfigurationPropertySources.from(settings))
            .bind("pzp", SourceSettings.class)
            .get()
            .sources()
            .get("gp");
    assertThat(source).isNotNull();
    return source;
  }

  private static String refusal(String... settings) {
    var thrown = org.assertj.core.api.Assertions.catchThrowable(() -> source(settings));
    assertThat(thrown).isNotNull();
    return String.valueOf(org.assertj.core.util.Throwables.getRootCause(thrown).getMessage());
  }

  @Test
  void anAddressIsEnough() {
    var source = source("url=https://gp.example/fhir/");
    assertThat(source.url()).hasToString("https://gp.example/fhir");
    assertThat(source.fhirVersion()).isEqualTo(FhirVersion.R4);
    assertThat(source.search()).isEqualTo(SearchBy.POST);
    assertThat(source.ask()).containsExactlyInAnyOrder(Ask.PLAN, Ask.FORM);
    assertThat(source.every()).isNull();
  }

  @Test
  void secretMayComeFromTheEnvironmentAndIsNeverPrinted() {
    var environment =
        Map.<String, Object>of(
            "PZP_SOURCES_GP_URL", "https://gp.example/fhir",
            "PZP_SOURCES_GP_AUTHENTICATION", "client-credentials",
            "PZP_SOURCES_GP_TOKEN_URL", "https://gp.example/token",
            "PZP_SOURCES_GP_TOKEN_CLIENTID", "pzp",
            "PZP_SOURCES_GP_TOKEN_CLIENTSECRET", "kortgeheim");
    var source = bound(new SystemEnvironmentPropertySource("systemEnvironment", environment));
    var token = source.token();
    assertThat(token).isNotNull();
    assertThat(token.clientSecret()).isEqualTo("kortgeheim");
    assertThat(source + " " + token).doesNotContain("kortgeheim");
  }

  @Test
  void unusableSettingsAreRefused() {
    assertThat(refusal("url=http://gp.example/fhir")).contains("https://");
    assertThat(refusal("url=gp")).contains("https://");
    assertThat(refusal("url=https://gp.example", "authentication=client-credentials"))
        .contains("pzp.sources.gp.token.url");
    assertThat(
            refusal(
                "url=https://gp.example",
                "authentication=private-key-jwt",
                "token.url=https://gp.example/token",
                "token.client-id=pzp"))
        .contains("pzp.sources.gp.token.key-bundle");
    assertThat(
            refusal(
                "url=https://gp.example",
                "authentication=client-credentials",
                "token.url=http://elders.example/token",
                "token.client-id=pzp"))
        .contains("pzp.sources.gp.token.url");
    assertThatThrownBy(() -> source("url=https://gp.example", "search=fax")).isNotNull();
  }
}
