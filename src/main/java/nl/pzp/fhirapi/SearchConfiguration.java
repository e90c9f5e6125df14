package nl.pzp.fhirapi;

import java.time.Clock;
import java.util.Set;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.search.QueryReader;
import nl.pzp.record.search.Search;
import nl.pzp.record.search.SearchParameters;
import nl.pzp.record.search.SearchSettings;
import nl.pzp.record.search.ValueSetFile;
import nl.pzp.terminology.DutchTime;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Defines the search beans of the R4 door. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

  @Bean
  SearchParameters searchParameters(Profiles profiles) {
    return SearchParameters.read(profiles.resolve("search.csv"));
  }

  @Bean
  SearchSettings searchSettings(Systems systems) {
    var bsn = systems.spellings(NamingSystem.BSN);
    return new SearchSettings(Set.of(), bsn, DutchTime.ZONE);
  }

  @Bean
  QueryReader queryReader(
      SearchParameters parameters, Profiles profiles, SearchSettings settings, Clock clock) {
    var valueSets = ValueSetFile.read(profiles.resolve("valuesets.csv"));
    return new QueryReader(parameters, valueSets, settings, clock);
  }

  @Bean
  Search search(PatientRecord record, SearchParameters parameters, SearchSettings settings) {
    return new Search(record, parameters, settings);
  }
}
