package nl.pzp.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.RejectedExecutionException;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteCallTest {

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private ProducerTemplate routes;
  private RouteCall<String, Integer> call;

  @BeforeEach
  void open() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:length").process(RouteCallTest::length);
          }
        });
    camel.start();
    routes = camel.createProducerTemplate();
    call = new RouteCall<>(routes, "direct:length", Integer.class);
  }

  @AfterEach
  void close() {
    camel.stop();
  }

  private static void length(Exchange exchange) {
    var text = exchange.getMessage().getBody(String.class);
    if (text.isEmpty()) {
      throw Problem.of(ApiProblem.NOTHING_TO_WRITE).asException();
    }
    exchange.getMessage().setBody(text.length());
  }

  @Test
  void givesTheBodyThatTheRouteEndsWith() {
    assertThat(call.send("four")).isEqualTo(4);
  }

  @Test
  void failureOfAStepComesOutAsItself() {
    assertThatThrownBy(() -> call.send("")).isInstanceOf(ProblemException.class);
  }

  @Test
  void routeThatDoesNotRunRejectsTheCall() {
    routes.stop();
    assertThatThrownBy(() -> call.send("four")).isInstanceOf(RejectedExecutionException.class);
  }
}
