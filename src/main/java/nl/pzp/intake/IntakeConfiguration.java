package nl.pzp.intake;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.audit.AuditTrail;
import nl.pzp.careplan.CarePlanReader;
import nl.pzp.careplan.CarePlanWriter;
import nl.pzp.form.FormReader;
import nl.pzp.guard.LimitSettings;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.record.Inbox;
import nl.pzp.record.PatientRecord;
import nl.pzp.stu3.Stu3Intake;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Systems;
import nl.pzp.validation.ResourceValidator;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the steps that the routes call. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfiguration {

  @Bean
  BsnIdentifiers bsnIdentifiers(Systems systems, Clock clock) {
    return new BsnIdentifiers(systems.spellings(NamingSystem.BSN), clock);
  }

  @Bean
  IdGiver idGiver(
      PatientRecord record, BsnIdentifiers bsns, FhirContext fhirR4, Supplier<UUID> newIds) {
    return new IdGiver(record, bsns, fhirR4, newIds);
  }

  @Bean
  IdentityTasks identityTasks(
      Inbox inbox,
      PatientRecord record,
      KnownPatient patients,
      PersonFollowUp followUp,
      Clock clock) {
    return new IdentityTasks(inbox, record, patients, followUp, clock);
  }

  @Bean
  References references(PatientRecord record, IdGiver ids, FhirContext fhirR4) {
    return new References(record, ids, fhirR4);
  }

  @Bean
  ParsedVersions parsedVersions(FhirContext fhirR4) {
    return new ParsedVersions(fhirR4);
  }

  @Bean
  ShownPatient shownPatient(PatientRecord record, ParsedVersions versions, Packs packs) {
    return new ShownPatient(record, versions, r4(packs));
  }

  @Bean
  KnownPatient knownPatient(PatientRecord record, ParsedVersions versions, ShownPatient shown) {
    return new KnownPatient(record, versions, shown);
  }

  @Bean
  VersionStep versionStep(
      Stu3Intake stu3, PatientRecord record, Systems systems, MeterRegistry meters) {
    return new VersionStep(
        stu3,
        new RolesInRecord(record),
        new PatientsElsewhere(record),
        new ToleranceCounter(systems, meters));
  }

  @Bean
  ReadStep readStep(
      IdGiver ids, References references, PatientRecord record, LimitSettings limits) {
    return new ReadStep(ids, references, new PatientFinder(record, ids), limits);
  }

  @Bean
  FormStep formStep(FormReader reader) {
    return new FormStep(reader);
  }

  @Bean
  PlanStep planStep(
      CarePlanWriter writer,
      CarePlanReader planReader,
      FormReader reader,
      KnownPatient patients,
      PatientRecord record) {
    return new PlanStep(
        writer,
        reader,
        patients,
        new Retraction(writer, new PatientRetraction(record, patients, writer, reader)),
        new Contradictions(planReader),
        new KnownAuthor(record, patients));
  }

  @Bean
  CheckStep checkStep(
      ResourceValidator validator,
      Packs packs,
      List<Consequence> consequences,
      IntakeSettings settings,
      Clock clock) {
    return new CheckStep(
        validator,
        new SafetyRules(r4(packs)),
        new FutureTimes(clock),
        consequences,
        settings.strictSources());
  }

  @Bean
  CommitStep commitStep(
      PatientRecord record,
      References references,
      List<Consequence> consequences,
      ParsedVersions versions,
      OperationOutcomes outcomes,
      FhirContext fhirR4,
      AuditTrail audit,
      DoorLanguage languages,
      Systems systems,
      Packs packs,
      BsnIdentifiers bsns,
      IdentityTasks tasks,
      Clock clock) {
    return new CommitStep(
        record,
        references,
        new StoredForms(record, fhirR4),
        consequences,
        versions,
        new RegisteredNumbers(systems),
        new UnsaidMatters(r4(packs)),
        new IdentityRule(bsns),
        tasks,
        new TransactionResponse(outcomes, languages),
        audit,
        clock);
  }

  @Bean
  PersonFollowUp personFollowUp(
      PatientRecord record,
      List<Consequence> consequences,
      ParsedVersions versions,
      References references,
      Systems systems) {
    return new PersonFollowUp(
        record, consequences, versions, references, new RegisteredNumbers(systems));
  }

  @Bean
  Extraction extraction(
      FormReader reader,
      CarePlanWriter writer,
      IdGiver ids,
      PatientRecord record,
      KnownPatient patients) {
    return new Extraction(reader, writer, ids, record, patients, new KnownAuthor(record, patients));
  }

  @Bean
  Intake intake(ProducerTemplate routes) {
    return new Intake(routes);
  }

  @Bean
  ConsumerFailures consumerFailures() {
    return new ConsumerFailures();
  }

  @Bean
  DeadLetter deadLetter() {
    return new DeadLetter();
  }

  private static List<Pack> r4(Packs packs) {
    return packs.all().stream().filter(pack -> pack.fhirVersion().equals("R4")).toList();
  }
}
