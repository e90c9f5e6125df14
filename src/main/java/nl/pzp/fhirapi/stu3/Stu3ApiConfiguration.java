package nl.pzp.fhirapi.stu3;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.fhirapi.DoorServlets;
import nl.pzp.fhirapi.FhirServer;
import nl.pzp.fhirapi.Reads;
import nl.pzp.fhirapi.Searches;
import nl.pzp.fhirapi.operation.ConvertOperation;
import nl.pzp.fhirapi.operation.FormPopulation;
import nl.pzp.fhirapi.operation.MatchOperation;
import nl.pzp.fhirapi.operation.PopulateOperation;
import nl.pzp.intake.BsnIdentifiers;
import nl.pzp.intake.ParsedVersions;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.search.QueryReader;
import nl.pzp.record.search.Search;
import nl.pzp.record.search.SearchParameters;
import nl.pzp.record.search.SearchSettings;
import nl.pzp.record.search.Synonyms;
import nl.pzp.record.search.ValueSetFile;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.summary.PlanDocumentTexts;
import nl.pzp.summary.PlanDocuments;
import nl.pzp.terminology.Profiles;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Defines the beans of the STU3 door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Stu3Settings.class)
class Stu3ApiConfiguration {

  @Bean
  Stu3Searches stu3Searches(
      Profiles profiles,
      PatientRecord record,
      PlanDocuments plans,
      SearchSettings settings,
      Stu3Converter converter,
      Reads reads,
      OperationOutcomes outcomes,
      Clock clock,
      Supplier<UUID> newIds) {
    var parameters = SearchParameters.read(profiles.resolve("stu3/search.csv"));
    var queries =
        new QueryReader(
            parameters,
            ValueSetFile.read(profiles.resolve("valuesets.csv")),
            settings,
            clock,
            Synonyms.read(profiles.resolve("stu3/search-synonyms.csv"), converter::codeSystemInR4));
    var source = new RecordWithPlans(record, plans);
    var search = new Search(source, parameters, settings);
    return new Stu3Searches(
        parameters, new Searches(queries, search, reads, outcomes, newIds), record, reads);
  }

  @Bean
  PlanDocuments planDocuments(
      PatientRecord record, PlanDocumentTexts texts, Stu3Settings settings) {
    return new PlanDocuments(record, texts, settings.source());
  }

  @Bean
  ServletRegistrationBean<FhirServer> fhirStu3Server(
      DoorServlets servlets,
      Stu3Door door,
      Stu3Statement statement,
      ConvertOperation conversion,
      FormPopulation forms,
      BsnIdentifiers bsns,
      PatientRecord record,
      ParsedVersions versions) {
    var operations =
        List.of(
            new MatchOperation(door, bsns, record, versions),
            new PopulateOperation(door, forms),
            conversion);
    return servlets.of(door, statement, operations, List.of());
  }
}
