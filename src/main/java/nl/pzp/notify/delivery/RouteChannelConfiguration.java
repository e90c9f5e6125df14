package nl.pzp.notify.delivery;

import java.net.URI;
import java.util.Optional;
import nl.pzp.notify.NotifyProblem;
import nl.pzp.notify.subscription.Content;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the channels that are a route of their own. */
@Configuration(proxyBeanMethods = false)
class RouteChannelConfiguration {

  /** Letters to the GP: the patient says to whom, so that no endpoint can be given. */
  @Bean
  Channel letterChannel(ProducerTemplate routes) {
    return new RouteChannel(
        "letter",
        Content.FULL_RESOURCE,
        RouteChannelConfiguration::withoutEndpoint,
        event -> routes.sendBody("direct:deliver-to-his", event));
  }

  private static Optional<Problem> withoutEndpoint(URI endpoint) {
    return "channel".equals(endpoint.getScheme())
        ? Optional.empty()
        : Optional.of(Problem.of(NotifyProblem.ENDPOINT_OF_OTHER_CHANNEL).at(Place.at("endpoint")));
  }
}
