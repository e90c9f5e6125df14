package nl.pzp.epd;

import static nl.pzp.epd.MllpClient.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages that others published: each is answered as defined, and none stops those after it. */
@ExtendWith(SharedAdapter.class)
class PublicMessagesTest {

  private static final Path FOLDER = Path.of("..", "shared", "hl7v2");

  // Not of the Netherlands: the patient has a number of the hospital, the rest is as it comes.
  private static final Map<String, String> EXPECTED =
      new TreeMap<>(
          Map.of(
              "ADT-A01-01", "AA",
              "ADT-A08-01", "AA",
              "ADT-A31-01", "AA",
              "ADT-A40-01", "AA",
              "MDM-T02-01", "AR",
              "ORU-R01-01", "CR",
              "REF-I12-01", "AR",
              "SIU-S12-01", "AR"));

  @Test
  void eachIsAnsweredAsExpected(StartedAdapter adapter) throws IOException {
    assumeThat(FOLDER).as("published messages beside the project").isDirectory();
    var answers = new TreeMap<String, String>();
    try (var hospital = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      for (var name : EXPECTED.keySet()) {
        var message = Files.readString(FOLDER.resolve(name + ".hl7"), StandardCharsets.UTF_8);
        var answer = hospital.ask(asked(message, name));
        answers.put(name, code(answer));
        if (!code(answer).equals(EXPECTED.get(name))) {
          answers.put(name, answer.replace('\r', ' '));
        }
      }
    }
    assertThat(answers).isEqualTo(EXPECTED);
  }

  // Each under a number of its own, which some share, and with an answer, which one does not want.
  private static String asked(String message, String name) {
    return message
        .replace("\r\n", "\r")
        .replace('\n', '\r')
        .replaceFirst("MSG00001|MSG00012", name)
        .replaceFirst("\\|NE\\|NE", "||");
  }
}
