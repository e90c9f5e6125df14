package nl.pzp.fhirapi;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one started adapter, since starting takes seconds. Each test uses people of its own.
 */
public final class SharedAdapter implements ParameterResolver {

  private record Shared(StartedAdapter adapter)
      implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      adapter.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == StartedAdapter.class;
  }

  @Override
  public StartedAdapter resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(Shared.class, key -> new Shared(StartedAdapter.start()), Shared.class)
        .adapter();
  }
}
