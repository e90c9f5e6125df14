package nl.pzp.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.pzp.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BsnTest {

  @ParameterizedTest
  @ValueSource(strings = {"999911120", "999990019", "999998286", " 999998298 "})
  void aNumberThatPassesTheElevenTestIsABsn(String text) {
    assertThat(Bsn.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999900011",
        "999911234",
        "000000000",
        "99991112",
        "9999111200",
        "99991112a",
        "",
        "-99911120"
      })
  void anyOtherTextIsNotABsn(String text) {
    assertThat(Bsn.parse(text)).isEmpty();
  }

  @Test
  void aShortNumberIsPaddedWithZeros() {
    assertThat(Bsn.parse("4881")).isEmpty();
    assertThat(Bsn.parse("00004881")).map(Bsn::value).contains("000004881");
  }

  @Test
  void textAndExceptionMaskTheNumber() {
    assertThat(Bsn.parse("999990019").orElseThrow()).hasToString("Bsn[masked]");
    assertThatThrownBy(() -> new Bsn("999900011"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("PZP-ID-001")
        .hasMessageNotContaining("999900011");
  }
}
