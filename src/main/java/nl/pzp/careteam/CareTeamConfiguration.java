package nl.pzp.careteam;

import nl.pzp.terminology.Profiles;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that read and write care networks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CareNetworkSettings.class)
class CareTeamConfiguration {

  @Bean
  CareVocabulary careVocabulary(Profiles profiles) {
    return CareVocabulary.read(profiles);
  }

  @Bean
  Statements statements(CareVocabulary vocabulary) {
    return new Statements(vocabulary);
  }

  @Bean
  CareNetworkReader careNetworkReader(CareVocabulary vocabulary, CareNetworkSettings settings) {
    return new CareNetworkReader(vocabulary, settings.generalPractitionerTakesOver());
  }
}
