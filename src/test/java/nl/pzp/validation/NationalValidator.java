package nl.pzp.validation;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one validator over the national packages, the same for all classes of one process:
 * loading it takes seconds and 400 MB. Skips the class where the packages are not at hand.
 */
public final class NationalValidator implements BeforeAllCallback, ParameterResolver {

  @Override
  public void beforeAll(ExtensionContext context) {
    SharedFiles.assumePresent();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ResourceValidator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared();
  }

  /** The same one, for a class outside this package. The asking test is skipped as well. */
  public static ResourceValidator shared() {
    SharedFiles.assumePresent();
    return Made.VALIDATOR;
  }

  private static final class Made {
    private static final ResourceValidator VALIDATOR =
        ResourceValidator.over(SharedFiles.PROFILES, SharedFiles.PACKAGES);
  }
}
