package nl.pzp.palliative;

import java.time.Clock;
import nl.pzp.careteam.CareNetworkReader;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.Statements;
import nl.pzp.intake.ParsedVersions;
import nl.pzp.marking.MarkingReader;
import nl.pzp.marking.MarkingTasks;
import nl.pzp.record.PatientRecord;
import nl.pzp.terminology.Packs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Names what brings markings and care networks to the record. */
@Configuration(proxyBeanMethods = false)
class RegionConfiguration {

  @Bean
  RegionalReading regionalReading(
      PatientRecord record,
      ParsedVersions versions,
      CareVocabulary vocabulary,
      MarkingReader markings,
      CareNetworkReader networks,
      Packs packs,
      Clock clock) {
    return new RegionalReading(
        record,
        versions,
        new PalliativeStatusReader(new Statements(vocabulary), markings, networks, packs, clock));
  }

  @Bean
  TeamWorklists worklists(
      PatientRecord record, RegionalReading reading, CareVocabulary vocabulary) {
    return new TeamWorklists(record, reading, vocabulary);
  }

  // First: the conflicts of a plan need the tasks and the network that follow from a message.
  @Bean
  @Order(1)
  RegionalRules regionalRules(
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
