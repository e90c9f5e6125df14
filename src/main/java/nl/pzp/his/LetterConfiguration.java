package nl.pzp.his;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import nl.pzp.intake.IdentityTasks;
import nl.pzp.intake.Intake;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.record.Inbox;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.WriteProbe;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Defines the steps of the letter routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LetterSettings.class, LetterSftpSettings.class})
class LetterConfiguration {

  @Bean
  LetterCodes letterCodes(Profiles profiles, Systems systems) {
    return LetterCodes.read(profiles, systems);
  }

  @Bean
  Rejections letterRejections(LetterSettings settings, ProblemCatalogue texts) {
    return new Rejections(new LetterFolder(settings.rejectedFolder()), texts);
  }

  @Bean
  LetterInbox letterInbox(Inbox inbox, Rejections rejections, LetterSettings settings) {
    return new LetterInbox(inbox, rejections, settings.maxSize().toBytes());
  }

  @Bean
  FailedLetters failedLetters(LetterInbox inbox, WriteProbe probe) {
    return new FailedLetters(inbox, probe::succeeds);
  }

  @Bean
  LetterRetry letterRetry(
      LetterInbox inbox, FailedLetters failures, ProducerTemplate routes, MeterRegistry meters) {
    return new LetterRetry(inbox, failures, routes, meters);
  }

  @Bean
  LetterFiling letterFiling(
      LetterInbox inbox,
      PatientRecord record,
      FhirContext fhirR4,
      LetterCodes codes,
      Intake intake,
      FailedLetters failures,
      IdentityTasks identity,
      LetterSettings settings,
      Clock clock) {
    return new LetterFiling(
        inbox,
        new LetterPatients(record, fhirR4, codes, identity),
        new LetterTransaction(codes, clock),
        intake,
        failures,
        settings.waiting(),
        clock);
  }

  @Bean
  LetterAnswering letterAnswering(
      PatientRecord record, LetterInbox inbox, Rejections rejections, MeterRegistry meters) {
    return new LetterAnswering(record, inbox, rejections, meters);
  }

  @Bean
  LetterWriting letterWriting(LetterSettings settings, LetterCodes codes, Clock clock) {
    return new LetterWriting(settings, codes, clock);
  }

  @Bean
  LetterFolder letterFolder(LetterSettings settings) {
    return new LetterFolder(settings.outFolder());
  }
}
