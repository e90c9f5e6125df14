package nl.pzp.notify.delivery;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import nl.pzp.http.AddressNotAllowedException;
import nl.pzp.http.EndpointProblem;
import nl.pzp.http.EndpointRules;
import nl.pzp.notify.subscription.Content;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names the channels that have their own route. */
@Configuration(proxyBeanMethods = false)
class RouteChannelConfiguration {

  /** Letters to the GP: the patient's record names the GP, so no endpoint is allowed. */
  @Bean
  Channel letterChannel(ProducerTemplate routes) {
    return new RouteChannel(
        "letter",
        Content.FULL_RESOURCE,
        RouteChannelConfiguration::withoutEndpoint,
        event -> routes.sendBody("direct:deliver-to-his", event));
  }

  /** HL7v2 to a hospital. The address is checked at each attempt, because DNS can change. */
  @Bean
  Channel hospitalChannel(ProducerTemplate routes, EndpointRules endpoints) {
    return new RouteChannel(
        "hl7v2",
        Content.FULL_RESOURCE,
        endpoint -> hospital(endpoint, endpoints),
        event -> {
          if (hospital(event.endpoint(), endpoints).isPresent()) {
            throw new UncheckedIOException(new AddressNotAllowedException());
          }
          routes.sendBody("direct:deliver-to-epd", event);
        });
  }

  private static Optional<Problem> hospital(URI endpoint, EndpointRules endpoints) {
    return endpoints.refusal(endpoint, "mllp", "mllps");
  }

  private static Optional<Problem> withoutEndpoint(URI endpoint) {
    return "channel".equals(endpoint.getScheme())
        ? Optional.empty()
        : Optional.of(
            Problem.of(EndpointProblem.ENDPOINT_OF_OTHER_CHANNEL).at(Place.at("endpoint")));
  }
}
