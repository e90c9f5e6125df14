package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.audit.AuditTrail;
import nl.pzp.careplan.current.CurrentPlanBundle;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.convert.Converter;
import nl.pzp.convert.Formats;
import nl.pzp.convert.MessageReader;
import nl.pzp.convert.Stu3;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.fhirapi.Reads;
import nl.pzp.guard.TextGuard;
import nl.pzp.intake.Extraction;
import nl.pzp.intake.PatientLinks;
import nl.pzp.palliative.RegionalReading;
import nl.pzp.palliative.TeamWorklists;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.pull.PlanPull;
import nl.pzp.record.PatientRecord;
import nl.pzp.security.SecuritySettings;
import nl.pzp.summary.PatientResources;
import nl.pzp.summary.SummaryPages;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import nl.pzp.validation.ResourceValidator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names what can be asked of the R4 door besides reading and writing. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

  @Bean
  ExtractOperation operations(
      BodyParser bodies,
      Extraction extraction,
      PatientRecord record,
      AuditTrail audit,
      OperationOutcomes outcomes) {
    return new ExtractOperation(bodies, extraction, record, audit, outcomes);
  }

  @Bean
  ConvertOperation conversionDoor(
      Profiles profiles,
      Packs packs,
      Systems systems,
      ConceptMaps maps,
      SecuritySettings security,
      TextGuard guard,
      AuditTrail audit,
      OperationOutcomes outcomes) {
    var source = security.unnamedSource();
    var formats = Formats.read(profiles, packs);
    var stu3 = new Stu3(profiles, packs, systems, maps);
    return new ConvertOperation(
        guard,
        new MessageReader(formats, systems, stu3, source),
        formats,
        new Converter(packs, maps, stu3, source),
        stu3,
        audit,
        outcomes);
  }

  @Bean
  RegionalOperations regionalOperations(
      PatientRecord record,
      RegionalReading reading,
      TeamWorklists worklists,
      Reads reads,
      CareVocabulary vocabulary,
      OperationOutcomes outcomes,
      Clock clock) {
    return new RegionalOperations(record, reading, worklists, reads, vocabulary, outcomes, clock);
  }

  @Bean
  PlanOperations planOperations(
      BodyParser bodies,
      PatientRecord record,
      PatientResources patients,
      SummaryPages pages,
      CurrentPlanBundle bundles,
      Reads reads,
      FhirContext fhirR4,
      Clock clock) {
    return new PlanOperations(bodies, record, patients, pages, bundles, reads, fhirR4, clock);
  }

  @Bean
  PullOperation pullOperation(
      BodyParser bodies, PatientRecord record, AuditTrail audit, PlanPull planPull) {
    return new PullOperation(bodies, record, audit, planPull);
  }

  /** Bundles are checked whole, although they are not kept as such. */
  @Bean
  List<ValidateOperation> validationDoors(
      BodyParser bodies,
      ResourceValidator validator,
      AuditTrail audit,
      OperationOutcomes outcomes,
      FhirContext fhirR4) {
    return Stream.concat(PatientLinks.types().stream(), Stream.of("Bundle"))
        .map(type -> new ValidateOperation(type, bodies, validator, audit, outcomes, fhirR4))
        .toList();
  }
}
