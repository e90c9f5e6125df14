package nl.pzp.audit;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Names the audit trail. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  @Bean
  AuditTrail auditTrail(
      JdbcTemplate database, FhirContext fhirR4, Clock clock, Supplier<UUID> newIds) {
    return new AuditTrail(database, fhirR4, clock, newIds);
  }
}
