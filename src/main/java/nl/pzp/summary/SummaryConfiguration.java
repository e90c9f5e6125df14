package nl.pzp.summary;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import nl.pzp.audit.AuditTrail;
import nl.pzp.careplan.PlanResourceReader;
import nl.pzp.careplan.current.ConflictResources;
import nl.pzp.careplan.current.CurrentPlanBundle;
import nl.pzp.careplan.current.CurrentPlanReader;
import nl.pzp.careplan.current.DecisionPhrases;
import nl.pzp.careplan.current.PlanTexts;
import nl.pzp.careplan.current.PlanVocabulary;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.form.FormReader;
import nl.pzp.intake.BsnIdentifiers;
import nl.pzp.intake.ParsedVersions;
import nl.pzp.intake.ShownPatient;
import nl.pzp.palliative.RegionalReading;
import nl.pzp.record.PatientRecord;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Names the parts that give the current plan and the page. */
@Configuration(proxyBeanMethods = false)
class SummaryConfiguration {

  @Bean
  PlanResourceReader planResourceReader(Packs packs, ConceptMaps maps) {
    var r4 = packs.all().stream().filter(pack -> pack.fhirVersion().equals("R4")).toList();
    return new PlanResourceReader(r4, maps);
  }

  @Bean
  CurrentPlanReader currentPlanReader(
      PlanResourceReader resources, FormReader forms, Profiles profiles) {
    return new CurrentPlanReader(resources, forms, DecisionPhrases.read(profiles));
  }

  @Bean
  PlanTexts planTexts(Profiles profiles) {
    return PlanTexts.read(profiles);
  }

  @Bean
  PlanVocabulary planVocabulary(Profiles profiles) {
    return PlanVocabulary.read(profiles);
  }

  @Bean
  PlanDocumentTexts planDocumentTexts(Profiles profiles) {
    return PlanDocumentTexts.read(profiles);
  }

  @Bean
  CurrentPlanBundle currentPlanBundle(PlanVocabulary vocabulary, PlanTexts texts) {
    return new CurrentPlanBundle(vocabulary, texts);
  }

  // Last: they need the tasks and the network that follow from the message.
  @Bean
  @Order(4)
  PlanConflicts planConflicts(
      PatientResources patients,
      CurrentPlanReader plans,
      PlanVocabulary vocabulary,
      PlanTexts texts,
      RegionalReading region,
      CareVocabulary care) {
    return new PlanConflicts(
        patients, plans, new ConflictResources(vocabulary, texts), region, care);
  }

  @Bean
  PatientResources patientResources(
      PatientRecord record, ShownPatient patients, ParsedVersions versions, FhirContext fhirR4) {
    return new PatientResources(record, patients, versions, fhirR4);
  }

  @Bean
  SummaryPeopleReader summaryPeople(
      PlanResourceReader resources,
      PlanTexts texts,
      PlanVocabulary vocabulary,
      BsnIdentifiers bsns) {
    return new SummaryPeopleReader(
        resources, texts, new ConflictResources(vocabulary, texts), bsns);
  }

  @Bean
  SummaryPages summaryPages(
      PatientResources patients,
      CurrentPlanReader plans,
      SummaryPeopleReader people,
      RegionalReading region,
      PlanTexts texts,
      Clock clock) {
    var writer = new SummaryWriter(texts, Printable.withFontsOfThePage());
    var maker = new SummaryMaker(writer, new SummaryHtml(), new SummaryPdf());
    return new SummaryPages(patients, plans, maker, people, region, clock);
  }

  @Bean
  LetterText letterText(
      SummaryPages pages,
      SummaryPeopleReader people,
      RegionalReading region,
      PlanTexts texts,
      CareVocabulary vocabulary) {
    return new LetterText(pages, people, region, texts, vocabulary);
  }

  @Bean
  EventPatients eventPatients(PatientResources patients, AuditTrail audit) {
    return new EventPatients(patients, audit);
  }

  @Bean
  PlanLetters planLetters(EventPatients patients, LetterText text) {
    return new PlanLetters(patients, text);
  }

  @Bean
  EventDocuments eventDocuments(
      PatientRecord record,
      EventPatients patients,
      SummaryPages pages,
      RegionalReading region,
      FhirContext fhirR4) {
    return new EventDocuments(record, patients, pages, region, fhirR4);
  }
}
