package nl.pzp.pull;

import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one adapter with its sources: another adapter, and stand-ins for vendors. */
final class Neighbourhood implements ParameterResolver {

  private record Shared(Neighbours neighbours) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      neighbours.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Neighbours.class;
  }

  @Override
  public Neighbours resolveParameter(ParameterContext parameter, ExtensionContext context) {
    StartedAdapter real = new SharedAdapter().resolveParameter(parameter, context);
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(Shared.class, key -> new Shared(Neighbours.start(real)), Shared.class)
        .neighbours();
  }
}
