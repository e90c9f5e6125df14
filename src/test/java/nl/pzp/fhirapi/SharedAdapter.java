package nl.pzp.fhirapi;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one started adapter, since starting takes seconds. Each test uses people of its own.
 *
 * <p>Each test process has one, for as long as the process lives. A JUnit store would close it
 * after each class when two processes share the classes.
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

  /** The same adapter, for classes that are not JUnit tests or that need it during set-up. */
  public static StartedAdapter adapter() {
    return Started.ADAPTER;
  }
}
