package nl.pzp.fhirapi.subscription;

import ca.uhn.fhir.context.FhirContext;
import nl.pzp.audit.AuditTrail;
import nl.pzp.fhirapi.guard.OutcomeWriter;
import nl.pzp.notify.delivery.EventHistory;
import nl.pzp.notify.subscription.Subscriptions;
import nl.pzp.notify.topic.Topics;
import nl.pzp.record.PatientRecord;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names what the R4 door has of subscriptions. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

  @Bean
  SubscriptionDoor subscriptionDoor(
      Subscriptions subscriptions, PatientRecord record, AuditTrail audit, FhirContext fhirR4) {
    return new SubscriptionDoor(subscriptions, record, audit, fhirR4);
  }

  @Bean
  SubscriptionOperations subscriptionOperations(
      Subscriptions subscriptions,
      EventHistory history,
      PatientRecord record,
      AuditTrail audit,
      FhirContext fhirR4) {
    return new SubscriptionOperations(subscriptions, history, record, audit, fhirR4);
  }

  @Bean
  TopicAsBasic topicAsBasic(Topics topics) {
    return new TopicAsBasic(topics.offered());
  }

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
