package nl.pzp.guard;

import static nl.pzp.guard.GuardProblem.CHARACTER_NOT_ALLOWED;
import static nl.pzp.guard.GuardProblem.ID_MALFORMED;
import static nl.pzp.guard.GuardProblem.JSON_BROKEN;
import static nl.pzp.guard.GuardProblem.NAME_TWICE;
import static nl.pzp.guard.GuardProblem.NESTED_TOO_DEEP;
import static nl.pzp.guard.GuardProblem.NO_RESOURCE;
import static nl.pzp.guard.GuardProblem.NUMBER_TOO_BIG;
import static nl.pzp.guard.GuardProblem.TEXT_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.annotation.Child;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DecimalType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class JsonGuardTest {

  private final JsonGuard guard =
      new JsonGuard(new LimitSettings(DataSize.ofMegabytes(2), 100, 100, 100));

  @Test
  void plainResourcePasses() {
    assertPasses(
        """
        {"resourceType":"Observation","id":"a.b-1","status":"final",
         "valueQuantity":{"value":-12.340e+2,"unit":"mg"},
         "contained":[{"resourceType":"Patient","id":"p"}]}\
        """);
  }

  @Test
  void codePointOutsideTheBasicPlanePasses() {
    assertPasses("{\"resourceType\":\"Basic\",\"language\":\"\\uD83D\\uDE00\"}");
  }

  @Nested
  class Structure {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"resourceType\":\"Basic\"",
          "{\"resourceType\":\"Basic\"}}",
          "{\"resourceType\":\"Basic\"} {}",
          "{'resourceType':'Basic'}",
          "{\"resourceType\":\"Basic\",}",
          "{\"resourceType\":\"Basic\",\"n\":NaN}"
        })
    void brokenJsonIsRefused(String text) {
      assertRefused(text, JSON_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"Basic\"", "{}", "{\"resourceType\":[\"Basic\"]}"})
    void jsonThatIsNotAResourceIsRefused(String text) {
      assertRefused(text, NO_RESOURCE);
    }

    @Test
    void duplicateFieldIsRefused() {
      assertRefused("{\"resourceType\":\"Basic\",\"id\":\"a\",\"id\":\"b\"}", NAME_TWICE);
    }

    @Test
    void sameFieldInAnotherObjectIsNotADuplicate() {
      assertPasses("{\"resourceType\":\"Basic\",\"id\":\"a\",\"code\":{\"id\":\"b\"}}");
    }

    @Test
    void nestingBeyondTheLimitIsRefused() {
      assertRefused("{\"a\":".repeat(1001) + "1" + "}".repeat(1001), NESTED_TOO_DEEP);
      assertRefused("{\"a\":" + "[".repeat(1001) + "]".repeat(1001) + "}", NESTED_TOO_DEEP);
    }
  }

  @Nested
  class NumbersAndTexts {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "1e100000000",
          "1E+31",
          "1e-31",
          "12345678901234567890123456789012345678901",
          "0.00000000000000000000000000000000000000001"
        })
    void absurdNumberIsRefused(String number) {
      assertRefused(quantity(number), NUMBER_TOO_BIG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e30", "1e-30", "0", "-0.1", "99999999999999999999"})
    void largeButPossibleNumberPasses(String number) {
      assertPasses(quantity(number));
    }

    @Test
    void absurdQuotedNumberIsRefused() {
      assertRefused(quantity("\"1e100000000\""), NUMBER_TOO_BIG);
    }

    @Test
    void identifierThatLooksLikeANumberPasses() {
      assertPasses(
          "{\"resourceType\":\"Basic\",\"identifier\":[{\"value\":\"1e123456789\"}],"
              + "\"telecom\":[{\"value\":\"1e123456789\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\uD800", "\\uDC00x", "\\uD800\\uD800", "\\u0000"})
    void invalidCharacterIsRefused(String escape) {
      assertRefused(
          "{\"resourceType\":\"Basic\",\"language\":\"" + escape + "\"}", CHARACTER_NOT_ALLOWED);
      assertRefused("{\"resourceType\":\"Basic\",\"" + escape + "\":\"x\"}", CHARACTER_NOT_ALLOWED);
    }

    @Test
    void textOverTheFhirLimitIsRefusedButAttachmentsAreNot() {
      var megabyteAndOne = "x".repeat(1024 * 1024 + 1);
      assertRefused(
          "{\"resourceType\":\"Basic\",\"language\":\"" + megabyteAndOne + "\"}", TEXT_TOO_LONG);
      assertPasses("{\"resourceType\":\"Binary\",\"data\":\"" + megabyteAndOne + "\"}");
    }
  }

  @Nested
  class Ids {
    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a b", "", "..", "a/b", "ünïcode", "a%2Fb"})
    void malformedIdIsRefused(String id) {
      assertRefused("{\"id\":\"" + id + "\",\"resourceType\":\"Basic\"}", ID_MALFORMED);
      assertRefused(
          "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Basic\",\"id\":\""
              + id
              + "\"}}]}",
          ID_MALFORMED);
    }

    @Test
    void elementIdIsNotChecked() {
      assertPasses("{\"resourceType\":\"Basic\",\"code\":{\"id\":\"any thing\"}}");
    }
  }

  @Nested
  class Versions {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"resourceType\":\"Consent\",\"except\":[{\"type\":\"deny\"}]}",
          "{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":{\"reference\":\"x\"}}",
          "{\"questionnaire\":{\"reference\":\"x\"},\"resourceType\":\"QuestionnaireResponse\"}",
          "{\"resourceType\":\"Goal\",\"status\":\"in-progress\"}",
          "{\"resourceType\":\"Procedure\",\"notDone\":false}",
          "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":"
              + "{\"resourceType\":\"Encounter\",\"reason\":[{\"text\":\"x\"}]}}]}"
        })
    void stu3IsDetectedByItsElements(String text) {
      assertStu3(text);
    }

    @Test
    void r4FormPasses() {
      assertPasses(
          "{\"resourceType\":\"QuestionnaireResponse\",\"questionnaire\":\"https://x|1\","
              + "\"status\":\"completed\"}");
    }
  }

  @Test
  void bundleIdentifierIsTheMessageIdentifier() {
    var text =
        "{\"resourceType\":\"Bundle\",\"identifier\":{\"system\":\"urn:x\",\"value\":\"7\"},"
            + "\"entry\":[{\"resource\":{\"resourceType\":\"Basic\",\"identifier\":"
            + "[{\"system\":\"urn:y\",\"value\":\"8\"}]}}]}";
    assertThat(guard.check(text).messageIdentifier()).contains("urn:x|7");
  }

  @Test
  void everyR4DecimalIsChecked() {
    var context = FhirContext.forR4Cached();
    var decimals =
        Stream.concat(
                context.getResourceTypes().stream()
                    .map(type -> context.getResourceDefinition(type).getImplementingClass()),
                context.getElementDefinitions().stream()
                    .map(definition -> definition.getImplementingClass()))
            .flatMap(type -> Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())))
            .flatMap(type -> Stream.of(type.getDeclaredFields()))
            .filter(field -> field.getType() == DecimalType.class)
            .map(field -> field.getAnnotation(Child.class).name())
            .distinct()
            .toList();
    assertThat(decimals).contains("value", "factor", "latitude");
    assertThat(decimals).allMatch(name -> Numbers.mayBeDecimal(name, ""));
  }

  private static String quantity(String number) {
    return "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":" + number + "}}";
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
