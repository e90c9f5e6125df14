package nl.pzp.marking;

import nl.pzp.careteam.CareNetworkSettings;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.FollowUps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that read and write markings. */
@Configuration(proxyBeanMethods = false)
class MarkingConfiguration {

  @Bean
  MarkingReader markingReader(CareVocabulary vocabulary) {
    return new MarkingReader(vocabulary);
  }

  @Bean
  MarkingTasks markingTasks(CareVocabulary vocabulary, CareNetworkSettings settings) {
    return new MarkingTasks(vocabulary, new FollowUps(vocabulary), settings);
  }
}
