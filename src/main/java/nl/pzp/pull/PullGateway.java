package nl.pzp.pull;

import nl.pzp.intake.RouteCall;
import org.apache.camel.ProducerTemplate;
import org.hl7.fhir.r4.model.Parameters;

/** Sends a request along {@code camel-routes/pull-plan.camel.yaml}. */
public final class PullGateway implements PlanPull {

  private static final String ROUTE = "direct:pull-plan";

  private final RouteCall<PullRequest, Parameters> route;

  PullGateway(ProducerTemplate routes) {
    this.route = new RouteCall<>(routes, ROUTE, Parameters.class);
  }

  @Override
  public Parameters ask(PullRequest request) {
    return route.send(request);
  }
}
