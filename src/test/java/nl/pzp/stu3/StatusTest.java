package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A status changes the meaning of the whole resource, so it must survive the round trip. */
class StatusTest {

  private static final String ENTERED_IN_ERROR = "entered-in-error";

  private final Stu3Converter converter = Fhir.converter();

  static Stream<Arguments> statuses() {
    return Stream.of(
            statuses(
                "Goal",
                "lifecycleStatus",
                "proposed planned accepted active on-hold completed cancelled entered-in-error"
                    + " rejected"),
            statuses(
                "Encounter",
                "status",
                "planned arrived triaged in-progress onleave finished cancelled entered-in-error"
                    + " unknown"),
            statuses(
                "Procedure",
                "status",
                "preparation in-progress not-done on-hold stopped completed entered-in-error"
                    + " unknown"),
            statuses(
                "Observation",
                "status",
                "registered preliminary final amended corrected cancelled entered-in-error"
                    + " unknown"),
            statuses(
                "CommunicationRequest",
                "status",
                "draft active on-hold revoked completed entered-in-error unknown"),
            statuses(
                "DeviceUseStatement",
                "status",
                "active completed entered-in-error intended stopped on-hold"),
            statuses("Device", "status", "active inactive entered-in-error unknown"),
            statuses("CareTeam", "status", "proposed active suspended inactive entered-in-error"),
            statuses("Flag", "status", "active inactive entered-in-error"),
            statuses("DocumentReference", "status", "current superseded entered-in-error"),
            statuses(
                "DocumentReference", "docStatus", "preliminary final amended entered-in-error"),
            statuses(
                "Task",
                "status",
                "draft requested received accepted rejected ready cancelled in-progress on-hold"
                    + " failed completed entered-in-error"),
            statuses(
                "Consent", "status", "draft proposed active rejected inactive entered-in-error"),
            statuses(
                "QuestionnaireResponse",
                "status",
                "in-progress completed amended entered-in-error stopped"),
            statuses(
                "EpisodeOfCare",
                "status",
                "planned waitlist active onhold finished cancelled entered-in-error"),
            statuses("Composition", "status", "preliminary final amended entered-in-error"))
        .flatMap(statuses -> statuses);
  }

  private static Stream<Arguments> statuses(String type, String element, String codes) {
    return Arrays.stream(codes.split(" ", -1)).map(code -> Arguments.of(type, element, code));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void aStatusOfR4ComesBackFromStu3(String type, String element, String code) {
    var sent =
        converter
            .toStu3(
                Fhir.r4(json(type, element, code)), ReferencedResources.none(), Stu3Style.full())
            .resource();
    var back = converter.toR4(sent, ReferencedResources.none()).resource();

    assertThat(Fhir.values(back)).contains("." + element + " = " + code);
  }

  static Stream<Arguments> statusesOfStu3() {
    return Stream.of(
            statuses(
                "Goal",
                "status",
                "proposed accepted planned in-progress on-target ahead-of-target behind-target"
                    + " sustaining achieved on-hold cancelled entered-in-error rejected"),
            statuses(
                "Encounter",
                "status",
                "planned arrived triaged in-progress onleave finished cancelled entered-in-error"
                    + " unknown"),
            statuses(
                "Procedure",
                "status",
                "preparation in-progress suspended aborted completed entered-in-error unknown"),
            statuses(
                "Observation",
                "status",
                "registered preliminary final amended corrected cancelled entered-in-error"
                    + " unknown"),
            statuses(
                "CommunicationRequest",
                "status",
                "draft active suspended cancelled completed entered-in-error unknown"),
            statuses(
                "DeviceUseStatement",
                "status",
                "active completed entered-in-error intended stopped on-hold"),
            statuses("Device", "status", "active inactive entered-in-error unknown"),
            statuses("CareTeam", "status", "proposed active suspended inactive entered-in-error"),
            statuses("Flag", "status", "active inactive entered-in-error"),
            statuses("DocumentReference", "status", "current superseded entered-in-error"),
            statuses(
                "Condition", "clinicalStatus", "active recurrence inactive remission resolved"),
            statuses(
                "Condition",
                "verificationStatus",
                "provisional differential confirmed refuted entered-in-error unknown"),
            statuses(
                "Consent", "status", "draft proposed active rejected inactive entered-in-error"),
            statuses(
                "QuestionnaireResponse",
                "status",
                "in-progress completed amended entered-in-error stopped"))
        .flatMap(statuses -> statuses);
  }

  @ParameterizedTest
  @MethodSource("statusesOfStu3")
  void aStatusOfStu3ComesBackFromR4(String type, String element, String code) {
    var received =
        converter.toR4(Fhir.stu3(json(type, element, code)), ReferencedResources.none()).resource();
    var back = converter.toStu3(received, ReferencedResources.none(), Stu3Style.full()).resource();

    assertThat(Fhir.values(back)).contains("." + element + " = " + code);
    assertThat(Fhir.values(received).stream().anyMatch(v -> v.endsWith(" = " + ENTERED_IN_ERROR)))
        .isEqualTo(code.equals(ENTERED_IN_ERROR));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void resourceEnteredInErrorIsNeverActive(String type, String element, String code) {
    var stu3 =
        Fhir.values(
            converter
                .toStu3(
                    Fhir.r4(json(type, element, code)),
                    ReferencedResources.none(),
                    Stu3Style.plain())
                .resource());

    assertThat(stu3.stream().anyMatch(value -> value.endsWith(" = " + ENTERED_IN_ERROR)))
        .isEqualTo(code.equals(ENTERED_IN_ERROR));
  }

  private static String json(String type, String element, String code) {
    return "{\"resourceType\":\"%s\",\"id\":\"1\",%s\"%s\":\"%s\"}"
        .formatted(type, type.equals("Task") ? "\"intent\":\"order\"," : "", element, code);
  }
}
