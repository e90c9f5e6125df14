package nl.pzp.guard;

import static nl.pzp.guard.GuardProblem.ID_MALFORMED;
import static nl.pzp.guard.GuardProblem.NESTED_TOO_DEEP;
import static nl.pzp.guard.GuardProblem.NO_RESOURCE;
import static nl.pzp.guard.GuardProblem.NUMBER_TOO_BIG;
import static nl.pzp.guard.GuardProblem.XML_BROKEN;
import static nl.pzp.guard.GuardProblem.XML_DOCTYPE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class XmlGuardTest {

  private final XmlGuard guard =
      new XmlGuard(new LimitSettings(DataSize.ofMegabytes(2), 100, 100, 100));

  @Test
  void plainResourcePasses() {
    assertPasses(
        fhir(
            "Observation",
            "<id value='a.b-1'/><valueQuantity><value value='1.5'/></valueQuantity>"));
  }

  @Test
  void narrativePasses() {
    assertPasses(
        fhir(
            "Basic",
            "<text><div xmlns='http://www.w3.org/1999/xhtml'><p id='x y'>a</p></div></text>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE Basic><Basic xmlns='http://hl7.org/fhir'/>",
        "<!DOCTYPE B [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            + "<Basic xmlns='http://hl7.org/fhir'><id value='&x;'/></Basic>",
        "<!DOCTYPE B [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"
            + "<Basic xmlns='http://hl7.org/fhir'><language>&b;</language></Basic>"
      })
  void documentTypeIsRefused(String text) {
    assertRefused(text, XML_DOCTYPE);
  }

  @Test
  void nestingBeyondTheLimitIsRefused() {
    assertRefused(fhir("Basic", "<a>".repeat(50_000) + "</a>".repeat(50_000)), NESTED_TOO_DEEP);
  }

  @Test
  void absurdNumberIsRefused() {
    assertRefused(
        fhir("Observation", "<valueQuantity><value value='1e100000000'/></valueQuantity>"),
        NUMBER_TOO_BIG);
    assertRefused(fhir("Basic", "<valueDecimal value='1e100000000'/>"), NUMBER_TOO_BIG);
    assertPasses(fhir("Basic", "<identifier><value value='1e100000000'/></identifier>"));
  }

  @Test
  void brokenXmlIsRefused() {
    assertRefused("<Basic xmlns='http://hl7.org/fhir'><a></Basic>", XML_BROKEN);
    assertRefused("no xml", XML_BROKEN);
  }

  @Test
  void xmlThatIsNotFhirIsRefused() {
    assertRefused("<html><body/></html>", NO_RESOURCE);
  }

  @Test
  void malformedIdIsRefused() {
    assertRefused(fhir("Basic", "<id value='../x'/>"), ID_MALFORMED);
  }

  @Test
  void stu3IsDetectedByItsElements() {
    assertStu3(fhir("Consent", "<except><type value='deny'/></except>"));
    assertStu3(
        fhir("QuestionnaireResponse", "<questionnaire><reference value='x'/></questionnaire>"));
    assertPasses(fhir("QuestionnaireResponse", "<questionnaire value='https://x|1'/>"));
  }

  @Test
  void bundleIdentifierIsTheMessageIdentifier() {
    var text = fhir("Bundle", "<identifier><system value='urn:x'/><value value='7'/></identifier>");
    assertThat(guard.check(text).messageIdentifier()).contains("urn:x|7");
  }

  private static String fhir(String type, String content) {
    return "<" + type + " xmlns='http://hl7.org/fhir'>" + content + "</" + type + ">";
  }

  private void assertPasses(String text) {
    assertThat(guard.check(text).problem()).isEmpty();
  }

  private void assertStu3(String text) {
    assertPasses(text);
    assertThat(guard.check(text).isStu3()).isTrue();
  }

  private void assertRefused(String text, GuardProblem code) {
    assertThat(guard.check(text).problem()).map(problem -> problem.code()).contains(code);
  }
}
