package nl.pzp.epd;

import static nl.pzp.epd.MllpClient.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.record.Inbox;
import nl.pzp.record.MessageFilter;
import nl.pzp.record.MessageSummary;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Published messages: each is answered and recorded as expected, and none stops the next. The
 * expectations name only the elements that a message fills.
 */
@ExtendWith(SharedAdapter.class)
class PublicMessagesTest {

  private static final Path FOLDER = Path.of("..", "shared", "hl7v2");
  private static final Set<String> OWN = Set.of("resourceType", "id", "meta");

  // Foreign messages: the patient gets a hospital number, the rest is unchanged. The merge names an
  // unknown patient, one document is empty, and one result is not a form.
  private static final Map<String, String> EXPECTED =
      new TreeMap<>(
          Map.of(
              "ADT-A01-01",
                  "AA Patient(address birthDate deceasedDateTime gender generalPractitioner"
                      + " identifier name telecom)",
              "ADT-A08-01", "AA nothing new",
              "ADT-A31-01", "AA nothing new",
              "ADT-A40-01", "AA Patient(address birthDate gender identifier name telecom)",
              "MDM-T02-01", "AR PZP-EPD-012",
              "ORU-R01-01", "CR PZP-EPD-023",
              "REF-I12-01", "AR PZP-EPD-001",
              "SIU-S12-01", "AR PZP-EPD-001"));

  private final StartedAdapter adapter;

  PublicMessagesTest(StartedAdapter adapter) {
    this.adapter = adapter;
  }

  @Test
  void eachIsAnsweredAndRecordedAsExpected() throws IOException {
    assumeThat(FOLDER).as("published messages beside the project").isDirectory();
    var outcomes = new TreeMap<String, String>();
    try (var hospital = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      for (var name : EXPECTED.keySet()) {
        var message = Files.readString(FOLDER.resolve(name + ".hl7"), StandardCharsets.UTF_8);
        var answer = hospital.ask(asked(message, name));
        var newest =
            adapter.bean(Inbox.class).list(MessageFilter.ALL, 500).stream()
                .filter(kept -> kept.door().equals("mllp"))
                .findFirst()
                .orElseThrow();
        outcomes.put(
            name,
            code(answer)
                + " "
                + (code(answer).equals("AA")
                    ? recorded(newest)
                    : String.join(" ", newest.problemCodes())));
      }
    }
    assertThat(outcomes).isEqualTo(EXPECTED);
  }

  private String recorded(MessageSummary message) {
    var record = adapter.bean(PatientRecord.class);
    var people =
        adapter
            .bean(JdbcTemplate.class)
            .queryForList(
                "SELECT DISTINCT person_id FROM resource_version WHERE message_id = ?"
                    + " AND person_id IS NOT NULL",
                UUID.class,
                message.id().value());
    assertThat(people).hasSizeLessThanOrEqualTo(1);
    return people.isEmpty()
        ? "nothing new"
        : record.writtenWith(message.id(), new PersonId(people.get(0))).stream()
            .map(PublicMessagesTest::filled)
            .collect(Collectors.joining(" "));
  }

  private static String filled(StoredResource stored) {
    try {
      var elements = new TreeSet<String>();
      new ObjectMapper().readTree(stored.json()).fieldNames().forEachRemaining(elements::add);
      elements.removeAll(OWN);
      return stored.type() + "(" + String.join(" ", elements) + ")";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Gives each its own control id, where some share one, and an answer, where one wants none.
  private static String asked(String message, String name) {
    return message
        .replace("\r\n", "\r")
        .replace('\n', '\r')
        .replaceFirst("MSG00001|MSG00012", name)
        .replaceFirst("\\|NE\\|NE", "||");
  }
}
