package nl.pzp.fhirapi.subscription;

import nl.pzp.fhirapi.guard.OutcomeWriter;
import nl.pzp.notify.topic.Topics;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Defines the subscription beans of the R4 door. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

  @Bean
  ServletRegistrationBean<TopicDoor> topicDoor(Topics topics, OutcomeWriter outcomes) {
    var door =
        new ServletRegistrationBean<>(
            new TopicDoor(topics.offered(), outcomes),
            "/fhir/r4/SubscriptionTopic",
            "/fhir/r4/SubscriptionTopic/*");
    door.setName("subscription-topics");
    return door;
  }
}
