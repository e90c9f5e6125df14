package nl.pzp.palliative;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import nl.pzp.careteam.CareNetworkReader;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.Statements;
import nl.pzp.intake.FollowingRules;
import nl.pzp.marking.MarkingReader;
import nl.pzp.marking.MarkingTasks;
import nl.pzp.record.PatientRecord;
import nl.pzp.terminology.Packs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names what brings markings and care networks to the record. */
@Configuration(proxyBeanMethods = false)
class RegionConfiguration {

  @Bean
  RegionalReading regionalReading(
      PatientRecord record,
      FhirContext fhirR4,
      CareVocabulary vocabulary,
      MarkingReader markings,
      CareNetworkReader networks,
      Packs packs,
      Clock clock) {
    return new RegionalReading(
        record,
        fhirR4,
        new PalliativeStatusReader(new Statements(vocabulary), markings, networks, packs, clock));
  }

  @Bean
  TeamWorklists worklists(
      PatientRecord record, RegionalReading reading, CareVocabulary vocabulary) {
    return new TeamWorklists(record, reading, vocabulary);
  }

  @Bean
  FollowingRules regionalRules(
      CareVocabulary vocabulary,
      RegionalReading reading,
      MarkingReader markings,
      MarkingTasks tasks,
      Packs packs) {
    var statements = new Statements(vocabulary);
    return new RegionalRules(
        vocabulary,
        statements,
        reading,
        new DerivedResources(vocabulary, tasks),
        new SenderWarnings(vocabulary, statements, markings, reading, packs));
  }
}
