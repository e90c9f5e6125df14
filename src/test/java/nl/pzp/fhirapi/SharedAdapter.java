package nl.pzp.fhirapi;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one started adapter, since starting takes seconds. Each test uses people of its own.
 *
 * <p>There is one in each process that runs tests, and it lives as long as its process: a store of
 * JUnit ends with each class where the classes are dealt out over two processes.
 */
public final class SharedAdapter implements ParameterResolver {

  /** Started when the first test asks; Spring closes it when the process ends. */
  private static final class Started {
    private static final StartedAdapter ADAPTER = StartedAdapter.start();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == StartedAdapter.class;
  }

  @Override
  public StartedAdapter resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Started.ADAPTER;
  }

  /** The same one, for a class that is no JUnit test or that asks in its set-up. */
  public static StartedAdapter adapter() {
    return Started.ADAPTER;
  }
}
