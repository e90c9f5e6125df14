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

/** Provides the beans that all features share: clock, ids, FHIR context and problem texts. */
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
    // By default HAPI drops the version of a versioned reference.
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
