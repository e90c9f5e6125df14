package nl.pzp.intake;

import org.apache.camel.ProducerTemplate;

/**
 * The one way in: every door hands its message over here. The steps are in {@code
 * camel-routes/take-in.camel.yaml}.
 */
public final class Intake {

  private static final String ROUTE = "direct:take-in";

  private final RouteCall<Arrival, Accepted> route;

  public Intake(ProducerTemplate routes) {
    this.route = new RouteCall<>(routes, ROUTE, Accepted.class);
  }

  /**
   * Reads, checks and commits a message.
   *
   * @return the answer to each entry, after the record has committed
   * @throws nl.pzp.problem.ProblemException when it is refused; then nothing changed
   */
  public Accepted take(Arrival arrival) {
    return route.send(arrival);
  }
}
