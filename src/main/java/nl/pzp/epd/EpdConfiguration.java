package nl.pzp.epd;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import nl.pzp.audit.AuditTrail;
import nl.pzp.epd.hl7v2.Acknowledgements;
import nl.pzp.epd.mllp.MllpCaller;
import nl.pzp.epd.mllp.MllpCounts;
import nl.pzp.epd.mllp.MllpServer;
import nl.pzp.epd.mllp.MllpSettings;
import nl.pzp.intake.PersonFollowUp;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.record.Durability;
import nl.pzp.record.Inbox;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.WriteProbe;
import nl.pzp.security.AccessPolicy;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Defines the listener and the steps of the HL7v2 route. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MllpSettings.class, HospitalSettings.class})
class EpdConfiguration {

  @Bean
  Hl7Data hl7Data(Profiles profiles) {
    return profiles.yaml("hl7v2.yaml", Hl7Data.class);
  }

  @Bean
  Hl7Interpreter hl7Interpreter(
      PatientRecord record,
      Systems systems,
      Packs packs,
      Profiles profiles,
      Hl7Data data,
      FhirContext fhirR4,
      Supplier<UUID> newIds,
      MllpSettings settings) {
    var professionals = new Professionals(record, systems, data);
    return new Hl7Interpreter(
        new PatientReader(record, systems, data, fhirR4, newIds),
        new GeneralPractitioner(professionals),
        new AdmissionReader(record, data, fhirR4),
        new SharingReader(record, data, fhirR4),
        new DocumentReader(record, data, fhirR4),
        new FormAnswersReader(packs, data),
        new ObservationStatementReader(
            record, professionals, RegionalCodes.read(profiles), data, fhirR4),
        data,
        settings.processing());
  }

  @Bean
  Hl7Audit hl7Audit(AuditTrail trail) {
    return new Hl7Audit(trail);
  }

  @Bean
  Hl7Reading hl7Reading(Inbox inbox, Hl7Interpreter meanings, Hl7Data data) {
    return new Hl7Reading(inbox, meanings, data);
  }

  @Bean
  MergesEndpoint mergesEndpoint(
      Inbox inbox,
      PatientRecord record,
      Hl7Audit audit,
      Hl7Data data,
      FhirContext fhirR4,
      Clock clock,
      PersonFollowUp followUp) {
    var undoing = new MergeUndoing(inbox, record, audit, data, fhirR4, clock, followUp);
    return new MergesEndpoint(record, undoing);
  }

  @Bean
  SentDocuments sentDocuments(JdbcTemplate jdbc, Durability durability, Clock clock) {
    return new SentDocuments(jdbc, durability::sync, clock);
  }

  @Bean
  HospitalMessageWriter hospitalMessageWriter(
      HospitalSettings settings, SentDocuments sent, Packs packs, Systems systems, Hl7Data data) {
    return new HospitalMessageWriter(settings, sent, packs, systems, data);
  }

  @Bean
  HospitalSending hospitalSending(
      HospitalSettings settings, SslBundles bundles, SentDocuments sent) {
    return new HospitalSending(
        new MllpCaller(settings.patience(), (int) settings.answerSize().toBytes()),
        () -> client(settings, bundles),
        settings,
        sent);
  }

  // Read the bundle each time: it can be renewed while the program runs.
  private static SSLSocketFactory client(HospitalSettings settings, SslBundles bundles) {
    var bundle = settings.tlsBundle();
    return bundle == null || bundle.isBlank()
        ? (SSLSocketFactory) SSLSocketFactory.getDefault()
        : bundles.getBundle(bundle).createSslContext().getSocketFactory();
  }

  @Bean
  @ConditionalOnProperty(name = "pzp.mllp.enabled", matchIfMissing = true)
  Hl7Listener hl7Listener(
      MllpSettings settings,
      SslBundles bundles,
      Inbox inbox,
      AccessPolicy policy,
      Hl7Interpreter meanings,
      ProblemCatalogue catalogue,
      ProducerTemplate routes,
      MeterRegistry meters,
      Hl7Audit audit,
      WriteProbe probe,
      Clock clock) {
    var counts = new Hl7Counts(meters);
    var answers = new Hl7Answers(new Acknowledgements(catalogue), inbox);
    var worker = new Hl7Worker(inbox, routes, answers, audit, counts, probe::succeeds);
    var door =
        new Hl7MessageHandler(
            inbox,
            policy,
            meanings,
            answers,
            worker,
            settings.answerTimeout(),
            counts,
            audit,
            clock);
    return new Hl7Listener(
        worker,
        () -> MllpServer.start(settings, sockets(settings, bundles), door, new MllpCounts(meters)));
  }

  private static ServerSocketFactory sockets(MllpSettings settings, SslBundles bundles) {
    var bundle = settings.tlsBundle();
    return bundle == null || bundle.isBlank()
        ? ServerSocketFactory.getDefault()
        : bundles.getBundle(bundle).createSslContext().getServerSocketFactory();
  }
}
