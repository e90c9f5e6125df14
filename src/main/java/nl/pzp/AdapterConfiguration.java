package nl.pzp;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.ProblemCatalogue;
import nl.pzp.terminology.Profiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all features share: time, ids, FHIR, and the texts of problems. */
@Configuration(proxyBeanMethods = false)
class AdapterConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Supplier<UUID> newIds() {
    return UUID::randomUUID;
  }

  @Bean
  FhirContext fhirR4() {
    var fhir = FhirContext.forR4Cached();
    // HAPI would drop the version of a reference that names one.
    fhir.getParserOptions().setStripVersionsFromReferences(false);
    return fhir;
  }

  @Bean
  ProblemCatalogue problemCatalogue(Profiles profiles) {
    return ProblemCatalogue.in(profiles.resolve("problems"));
  }

  @Bean
  OperationOutcomes operationOutcomes(ProblemCatalogue catalogue) {
    return new OperationOutcomes(catalogue);
  }
}
