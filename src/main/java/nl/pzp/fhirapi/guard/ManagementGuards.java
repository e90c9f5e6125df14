package nl.pzp.fhirapi.guard;

import nl.pzp.audit.AuditTrail;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Puts the guards before the management port, which has a context of its own. Not found by the scan
 * of the main context: Spring takes it from a list of management configurations.
 */
class ManagementGuards {

  @Bean
  FilterRegistrationBean<HostGuard> managementHostGuard(ServedHosts hosts, OutcomeWriter outcomes) {
    var guard = new FilterRegistrationBean<>(new HostGuard(hosts, outcomes));
    guard.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return guard;
  }

  @Bean
  FilterRegistrationBean<OperatorGuard> operatorGuard(
      OperatorToken token,
      WebSettings settings,
      AuditTrail audit,
      OutcomeWriter outcomes,
      WebEndpointProperties endpoints) {
    var guard =
        new FilterRegistrationBean<>(
            new OperatorGuard(token, settings.operatorToken(), audit, outcomes));
    guard.addUrlPatterns(endpoints.getBasePath() + "/*");
    guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return guard;
  }
}
