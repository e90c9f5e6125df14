package nl.pzp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import nl.pzp.fixtures.ExampleForm;
import nl.pzp.fixtures.ExamplePeople;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The people of {@code profiles/examples} against the national packages. */
@ExtendWith(NationalValidator.class)
class ExamplePeopleConformTest {

  private final ResourceValidator validator;

  ExamplePeopleConformTest(ResourceValidator validator) {
    this.validator = validator;
  }

  static Stream<ExampleForm> forms() {
    return ExamplePeople.allForms().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theFormAndThePeopleAroundItHaveNoErrors(ExampleForm form) {
    var findings = validator.check(form.bundle());

    assertThat(findings.basis().isNational()).isTrue();
    assertThat(findings.errors()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void derivedResourcesHaveNoErrors(ExampleForm form) {
    assertThat(validator.check(form.expectedResources()).errors()).isEmpty();
  }
}
