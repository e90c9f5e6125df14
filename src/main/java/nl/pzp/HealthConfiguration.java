package nl.pzp;

import ca.uhn.fhir.context.FhirVersionEnum;
import java.util.Map;
import java.util.TreeMap;
import nl.pzp.record.WriteProbe;
import nl.pzp.validation.Readiness;
import nl.pzp.validation.ResourceValidator;
import org.apache.camel.CamelContext;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds the routes and validation to the health of the application, beside the database. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  @Bean
  HealthIndicator routesHealthIndicator(CamelContext camel) {
    return () -> {
      Map<String, Object> routes = new TreeMap<>();
      var allStarted = true;
      for (var route : camel.getRoutes()) {
        var status = camel.getRouteController().getRouteStatus(route.getRouteId());
        routes.put(route.getRouteId(), status.name());
        // A route that a setting keeps off, such as SFTP, does not count as down.
        allStarted &= status.isStarted() || !route.isAutoStartup();
      }
      return (allStarted && !routes.isEmpty() ? Health.up() : Health.down())
          .withDetails(routes)
          .build();
    };
  }

  // The health of the data source only reads.
  @Bean
  HealthIndicator recordHealthIndicator(WriteProbe probe) {
    return () -> (probe.succeeds() ? Health.up() : Health.down()).build();
  }

  // The adapter takes messages without validation too, so missing validation is not unhealthy.
  @Bean
  HealthIndicator validationHealthIndicator(ResourceValidator validator) {
    return () -> {
      var readiness = validator.readiness();
      var health = readiness == Readiness.UNAVAILABLE ? Health.unknown() : Health.up();
      health.withDetail("readiness", readiness.name());
      validator
          .basisIfLoaded(FhirVersionEnum.R4)
          .ifPresent(
              basis ->
                  health
                      .withDetail("nationalPackages", basis.packages())
                      .withDetail("regionalProfiles", basis.regionalProfiles().size()));
      return health.build();
    };
  }
}
