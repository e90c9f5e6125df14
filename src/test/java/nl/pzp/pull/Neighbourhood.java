package nl.pzp.pull;

import nl.pzp.fhirapi.SharedAdapter;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one adapter with its sources: another adapter, and stand-ins for vendors. */
final class Neighbourhood implements ParameterResolver {

  /** One per test process, which lives as long as that process. */
  private static final class Started {
    private static final Neighbours NEIGHBOURS = Neighbours.start(SharedAdapter.adapter());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Neighbours.class;
  }

  @Override
  public Neighbours resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Started.NEIGHBOURS;
  }
}
