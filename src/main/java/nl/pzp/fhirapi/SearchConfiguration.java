package nl.pzp.fhirapi;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.fhirapi.operation.PatientMatch;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.search.Search;
import nl.pzp.record.search.SearchParameters;
import nl.pzp.record.search.SearchQueryReader;
import nl.pzp.record.search.SearchSettings;
import nl.pzp.record.search.SearchValueSetFile;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names what searches of the R4 door are made of. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

  private static final ZoneId DUTCH_TIME = ZoneId.of("Europe/Amsterdam");

  @Bean
  SearchParameters searchParameters(Profiles profiles) {
    return SearchParameters.read(profiles.resolve("search.csv"));
  }

  @Bean
  SearchSettings searchSettings(Systems systems) {
    var bsn = Set.of(systems.uri(NamingSystem.BSN), "urn:oid:" + systems.oid(NamingSystem.BSN));
    return new SearchSettings(Set.of(), bsn, DUTCH_TIME);
  }

  @Bean
  SearchQueryReader searchQueryReader(
      SearchParameters parameters, Profiles profiles, SearchSettings settings, Clock clock) {
    var valueSets = SearchValueSetFile.read(profiles.resolve("valuesets.csv"));
    return new SearchQueryReader(parameters, valueSets, settings, clock);
  }

  @Bean
  Search search(PatientRecord record, SearchParameters parameters, SearchSettings settings) {
    return new Search(record, parameters, settings);
  }

  @Bean
  Searches searches(
      SearchQueryReader queries,
      Search search,
      Reads reads,
      OperationOutcomes outcomes,
      Supplier<UUID> newIds) {
    return new Searches(queries, search, reads, outcomes, newIds);
  }

  @Bean
  PatientMatch patientMatching(BodyParser bodies, Searches searches, SearchSettings settings) {
    return new PatientMatch(bodies, Resource.class::cast, searches, settings.bsnSystems());
  }
}
