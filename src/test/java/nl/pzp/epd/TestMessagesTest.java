package nl.pzp.epd;

import static org.assertj.core.api.Assertions.assertThat;

import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that calls itself a test or training is never taken as real, at any door. */
@ExtendWith(SharedAdapter.class)
class TestMessagesTest {

  private static final String MARK =
      "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActReason\",\"code\":\"HTEST\"}";
  private static final String MARK_OF_0103 =
      "{\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0103\",\"code\":\"T\"}";

  @ParameterizedTest
  @ValueSource(strings = {"T", "D", "T^T", "t", "TEST"})
  void messageOfATestIsRefused(String processing, StartedAdapter adapter) {
    try (var hospital = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      var answer = hospital.ask(admission(processing, "TM" + processing.hashCode()));

      assertThat(answer).contains("MSA|AR|").contains("PZP-EPD-023").contains("MSH-11");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"P", "", "P^T"})
  void messageOfCareIsTaken(String processing, StartedAdapter adapter) {
    try (var hospital = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      assertThat(hospital.ask(admission(processing, "TC" + processing.hashCode())))
          .contains("MSA|AA|");
    }
  }

  @ParameterizedTest
  @CsvSource({"r4,security", "r4,tag", "stu3,security", "stu3,tag"})
  void markedResourceIsRefused(String door, String place, StartedAdapter adapter) {
    var base = door.equals("r4") ? adapter.fhir() : adapter.stu3();
    for (var mark : new String[] {MARK, MARK_OF_0103}) {
      var patient =
          "{\"resourceType\":\"Patient\",\"id\":\"marked\",\"meta\":{\""
              + place
              + "\":["
              + mark
              + "]}}";

      var alone = adapter.put(base + "/Patient/marked", patient);
      var together =
          adapter.post(
              base,
              "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                  + patient
                  + ",\"request\":{\"method\":\"PUT\",\"url\":\"Patient/marked\"}}]}");

      assertThat(alone.status()).isEqualTo(422);
      assertThat(alone.body()).contains("PZP-GUARD-030");
      assertThat(together.status()).isEqualTo(422);
      assertThat(together.body()).contains("PZP-GUARD-030");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r4", "stu3"})
  void markedBundleIsRefused(String door, StartedAdapter adapter) {
    var base = door.equals("r4") ? adapter.fhir() : adapter.stu3();

    var answer =
        adapter.post(
            base,
            "{\"resourceType\":\"Bundle\",\"meta\":{\"security\":["
                + MARK
                + "]},\"type\":\"transaction\",\"entry\":[]}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("PZP-GUARD-030");
  }

  private static String admission(String processing, String controlId) {
    return "MSH|^~\\&|EPD|TESTMERK|PZP|PZP|20250301101500+0100||ADT^A08^ADT_A01|"
        + controlId
        + "|"
        + processing
        + "|2.5\rPID|1||%s^^^NLMINBIZA^NNNLD||Boom^Test||19400101|F\rPV1|1|I\r"
            .formatted("999940119");
  }
}
