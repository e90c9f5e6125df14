package nl.pzp.fhirapi.guard;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import nl.pzp.notify.EventSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Names the hosts that both ports serve and the operator's token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class WebGuardConfiguration {

  @Bean
  ServedHosts servedHosts(WebSettings settings, EventSettings events) {
    var names = new ArrayList<>(settings.hosts());
    if (events.baseUrl() != null && events.baseUrl().getHost() != null) {
      names.add(events.baseUrl().getHost());
    }
    return new ServedHosts(names);
  }

  @Bean
  FilterRegistrationBean<HostGuard> hostGuard(ServedHosts hosts, OutcomeWriter outcomes) {
    var guard = new FilterRegistrationBean<>(new HostGuard(hosts, outcomes));
    guard.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return guard;
  }

  @Bean
  OperatorToken operatorToken(@Value("${pzp.data.dir}") Path folder) {
    return OperatorToken.in(folder, new SecureRandom());
  }
}
