package nl.pzp.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** JSON and XML take the same characters, numbers and dates. */
class TextInEveryFormatTest {

  private static final LimitSettings LIMITS =
      new LimitSettings(DataSize.ofMegabytes(2), 100, 100, 100);

  static Stream<Arguments> forbiddenCharacters() {
    return Stream.of("\\u0001", "\\u000b", "\\u000c", "\\u001f", "\\u007f", "\\u0085", "\\u009b")
        .map(escape -> Arguments.of(escape, unescaped(escape)));
  }

  @ParameterizedTest
  @MethodSource("forbiddenCharacters")
  void controlCharacterIsRefusedHoweverItIsWritten(String escape, String character) {
    assertThat(json("Basic", "language", escape)).contains(GuardProblem.CHARACTER_NOT_ALLOWED);
    // XML itself has no place for most of them; the others are refused by the same rule.
    assertThat(xml("Basic", "language", character)).isNotEmpty();
    assertThat(xml("Basic", "language", "&#" + (int) character.charAt(0) + ";")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\uFFFE", "\\uFFFF", "\\uD800", "\\uDC00 "})
  void noCharacterIsRefused(String escape) {
    assertThat(json("Basic", "language", escape)).contains(GuardProblem.CHARACTER_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"regel\\nregel", "kolom\\tkolom", "\\u00e9\\u20ac\\u201c", "\\u3000"})
  void lineTabAndLettersOfAnyScriptPass(String escape) {
    assertThat(json("Basic", "language", escape)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFF11", "1\uFF10e99", "\u0661\u0662", "\uFF12\uFF10\uFF12\uFF15-01-01"})
  void otherDigitsAreNoNumber(String number) {
    assertThat(json("Observation", "value", number)).contains(GuardProblem.DIGIT_NOT_ALLOWED);
    assertThat(xml("Observation", "value", number)).contains(GuardProblem.DIGIT_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-11T10:00:00",
        "2026-03-11T10:00:60+01:00",
        "2026-03-11T25:00:00Z",
        "2026-03-11T10:00:00+25:00"
      })
  void dateThatReadersUnderstandDifferentlyIsRefused(String date) {
    assertThat(json("Consent", "dateTime", date)).contains(GuardProblem.DATE_MALFORMED);
    assertThat(xml("Consent", "dateTime", date)).contains(GuardProblem.DATE_MALFORMED);
    assertThat(json("Extension", "valueDateTime", date)).contains(GuardProblem.DATE_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026",
        "2026-03",
        "2024-02-29",
        "2026-03-11T10:00:00.123Z",
        "2026-03-11T10:00+01:00"
      })
  void dateOfTheStandardPasses(String date) {
    assertThat(json("Consent", "dateTime", date)).isEmpty();
    assertThat(xml("Consent", "dateTime", date)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"birthDate", "statusDate", "valueDate"})
  void dateWithATimeIsNoDate(String element) {
    var moment = "1950-01-01T00:00:00Z";

    assertThat(json("Patient", element, moment)).contains(GuardProblem.DATE_MALFORMED);
    assertThat(xml("Patient", element, moment)).contains(GuardProblem.DATE_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<family>Roodborst</family>",
        "<family value=\"a\">Roodborst</family>",
        "Roodborst",
        "<family><![CDATA[Roodborst]]></family>"
      })
  void textInsideAnElementIsRefusedAndNotDropped(String inside) {
    var text = "<Patient xmlns=\"http://hl7.org/fhir\"><name>" + inside + "</name></Patient>";

    assertThat(code(new XmlGuard(LIMITS).check(text))).contains(GuardProblem.XML_TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<p>Een <b>verhaal</b></p>", "tekst"})
  void narrativeHasText(String inside) {
    var text =
        "<Patient xmlns=\"http://hl7.org/fhir\"><text><div xmlns=\"http://www.w3.org/1999/xhtml\">"
            + inside
            + "</div></text></Patient>";

    assertThat(code(new XmlGuard(LIMITS).check(text))).isEmpty();
  }

  private static Optional<Object> json(String type, String element, String value) {
    var text = "{\"resourceType\":\"" + type + "\",\"" + element + "\":\"" + value + "\"}";
    return code(new JsonGuard(LIMITS).check(text));
  }

  private static Optional<Object> xml(String type, String element, String value) {
    var text =
        "<"
            + type
            + " xmlns=\"http://hl7.org/fhir\"><"
            + element
            + " value=\""
            + value
            + "\"/></"
            + type
            + ">";
    return code(new XmlGuard(LIMITS).check(text));
  }

  private static Optional<Object> code(Guarded guarded) {
    return guarded.problem().map(Problem::code);
  }

  private static String unescaped(String escape) {
    return String.valueOf((char) Integer.parseInt(escape.substring(2), 16));
  }
}
