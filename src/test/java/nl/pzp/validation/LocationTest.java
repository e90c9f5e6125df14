package nl.pzp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTest {

  @ParameterizedTest
  @CsvSource({
    "Patient.name[0].family, Patient.name[0].family, Patient.name[0].family",
    "Bundle.entry[3].resource/*Patient/an-id*/.name[0], Bundle.entry[3].resource.name[0],"
        + " Patient.name[0]",
    "Bundle.entry[3].resource/*Patient/a.b-1*/.contained[0]/*Device/x*/.type,"
        + " Bundle.entry[3].resource.contained[0].type, Device.type",
    "Patient.contained[0]/*Resource/null*/, Patient.contained[0], Resource",
    "Patient.multipleBirth[x], Patient.multipleBirth[x], Patient.multipleBirth[x]",
    "Goal.start.ofType(date), Goal.start.ofType(date), Goal.start.ofType(date)"
  })
  void idsAreLeftOut(String given, String expression, String within) {
    assertThat(Location.of(given)).isEqualTo(new Location(expression, within));
  }

  @ParameterizedTest
  @CsvSource({
    "Patient.name[0].Jansen de Vries, Patient.name[0]",
    "Patient.name[999911120], Patient",
    "Patient.'Jansen', Patient",
    "Patient.extension('http://x'), Patient",
    "/f:Patient/f:name, ''"
  })
  void textThatIsNotAnElementNameIsCut(String given, String expression) {
    assertThat(Location.of(given).expression()).isEqualTo(expression);
  }

  @Test
  void missingLocationIsUnknown() {
    assertThat(Location.of(null).isKnown()).isFalse();
    assertThat(Location.of("").isKnown()).isFalse();
  }
}
