package nl.pzp.intake;

import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/**
 * A route of {@code camel-routes/} as Java calls it: one typed body in, one typed body out. A
 * failure comes out as itself, not in Camel's wrapping.
 *
 * @param <I> the body that the route starts with
 * @param <O> the body that it ends with
 */
public final class RouteCall<I, O> {

  private final ProducerTemplate routes;
  private final String uri;
  private final Class<O> result;

  public RouteCall(ProducerTemplate routes, String uri, Class<O> result) {
    this.routes = routes;
    this.uri = uri;
    this.result = result;
  }

  /**
   * Runs the route to its end.
   *
   * @throws RuntimeException the failure of a step, as that step threw it
   * @throws RejectedExecutionException when the routes do not run, so that nothing was tried
   */
  public O send(I body) {
    try {
      return routes.requestBody(uri, body, result);
    } catch (CamelExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (IllegalStateException e) {
      throw new RejectedExecutionException(e);
    }
  }
}
