package nl.pzp.notify.twiin;

import ca.uhn.fhir.context.FhirContext;
import java.security.SecureRandom;
import java.time.Clock;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.OutgoingPatient;
import nl.pzp.notify.delivery.Channel;
import nl.pzp.notify.delivery.DoorAddress;
import nl.pzp.notify.delivery.Involvement;
import nl.pzp.notify.delivery.NotificationBundles;
import nl.pzp.notify.delivery.NotificationSender;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.atrest.BlindIndex;
import nl.pzp.record.atrest.ContentCipher;
import nl.pzp.record.atrest.SealedTable;
import nl.pzp.security.OrganisationSettings;
import nl.pzp.security.SharingConsents;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.PullTaskCodes;
import nl.pzp.terminology.Systems;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Names the channels of a notified pull. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifiedPullSettings.class)
class TwiinConfiguration {

  @Bean
  static SealedTable sealedPullAuthorizations() {
    return PullAuthorizations.SEALED;
  }

  @Bean
  PullAuthorizations pullAuthorizations(
      JdbcTemplate jdbc,
      ContentCipher cipher,
      BlindIndex index,
      PatientRecord record,
      SharingConsents consents,
      Clock clock) {
    return new PullAuthorizations(jdbc, cipher, index, record, consents, new SecureRandom(), clock);
  }

  @Bean
  PullNotices pullNotices(
      PatientRecord record,
      SharingConsents consents,
      OutgoingPatient patients,
      PullAuthorizations authorizations,
      PullTaskCodes codes,
      OrganisationSettings ourselves,
      Systems systems,
      DoorAddress door,
      NotifiedPullSettings settings,
      Clock clock) {
    return new PullNotices(
        record,
        consents,
        patients,
        authorizations,
        codes,
        ourselves,
        systems.uri(NamingSystem.URA),
        door,
        settings.goodFor(),
        clock);
  }

  @Bean
  Channel pullTaskChannel(
      PullNotices notices,
      PullTaskCodes codes,
      Systems systems,
      NotificationSender http,
      EndpointRules endpoints,
      Involvement involvement) {
    var tasks =
        new PullTasks(notices, new PullTaskWriter(codes, systems), FhirContext.forDstu3Cached());
    return new NotifiedPullChannel(tasks, notices, http, endpoints, involvement);
  }

  @Bean
  Channel pullNotificationChannel(
      NotificationBundles bundles,
      PullNotices notices,
      PullTaskCodes codes,
      NotificationSender http,
      EndpointRules endpoints,
      Involvement involvement,
      FhirContext fhirR4) {
    var hints = new PullHintBundles(bundles, notices, codes, fhirR4);
    return new NotifiedPullChannel(hints, notices, http, endpoints, involvement);
  }
}
