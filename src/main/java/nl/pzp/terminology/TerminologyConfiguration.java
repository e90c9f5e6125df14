package nl.pzp.terminology;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans for the data in {@code profiles/}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProfilesSettings.class)
class TerminologyConfiguration {

  @Bean
  Profiles profiles(ProfilesSettings settings) {
    return Profiles.in(InstalledFolder.find("profiles", settings.dir()));
  }

  @Bean
  Packs packs(Profiles profiles) {
    return Packs.read(profiles);
  }

  @Bean
  PullTaskCodes pullTaskCodes(Profiles profiles) {
    return PullTaskCodes.read(profiles);
  }

  @Bean
  Systems systems(Profiles profiles) {
    return Systems.read(profiles);
  }

  @Bean
  ConceptMaps conceptMaps(Profiles profiles) {
    return ConceptMaps.read(profiles);
  }
}
