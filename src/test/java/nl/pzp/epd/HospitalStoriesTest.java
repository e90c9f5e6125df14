package nl.pzp.epd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.pzp.fhirapi.SharedAdapter;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.validation.RegionalValidator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stories of hospital messages in sequence: the answer to each, and the record of all people at the
 * end. {@code -Dpzp.expected.write=true} rewrites the expected files, for review like code.
 */
@ExtendWith(SharedAdapter.class)
class HospitalStoriesTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "hl7v2");
  private static final Path REGION = FOLDER.resolve("region");
  // Statements that are complete at their source give resources that conform to the region's
  // profiles.
  private static final List<String> FIT = List.of("80", "81", "82", "83", "92", "96", "97", "99");
  private static final Pattern NUMBER =
      Pattern.compile("([A-Z0-9]+)\\^\\^\\^(NLMINBIZA|UMC|ZorgDomein)");

  private final StartedAdapter adapter;
  private final PatientRecord record;

  HospitalStoriesTest(StartedAdapter adapter) {
    this.adapter = adapter;
    this.record = adapter.bean(PatientRecord.class);
  }

  static Stream<Path> stories() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".hl7")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void storyGivesTheExpectedAnswersAndRecord(Path story) throws IOException {
    var text = Files.readString(story);
    var said = new StringBuilder();
    try (var hospital = MllpClient.to(adapter.bean(Hl7Listener.class).port())) {
      for (var message : text.strip().split("\n\n", -1)) {
        var answer = hospital.ask(message.replace('\n', '\r') + "\r", charset(message));
        said.append(plain(answer)).append('\n');
        // A repeat changes nothing and gets the same answer.
        assertThat(plain(hospital.ask(message.replace('\n', '\r') + "\r", charset(message))))
            .isEqualTo(plain(answer));
        settled();
      }
    }
    var types = story.startsWith(REGION) ? RecordedPeople.REGIONAL : RecordedPeople.BROUGHT;
    said.append(new RecordedPeople(record, types).of(people(text)));
    var expected = story.resolveSibling(story.getFileName().toString().replace(".hl7", ".txt"));
    if (Boolean.getBoolean("pzp.expected.write")) {
      Files.writeString(expected, said);
    }
    assertThat(said.toString()).isEqualTo(Files.readString(expected));
    if (FIT.stream().anyMatch(story.getFileName().toString()::startsWith)) {
      assertFitsTheProfilesOfTheRegion(people(text));
    }
  }

  private void assertFitsTheProfilesOfTheRegion(List<PersonId> people) {
    assertThat(people).isNotEmpty();
    for (var person : people) {
      assertThat(record.current(person, RecordedPeople.REGIONAL))
          .isNotEmpty()
          .allSatisfy(
              stored ->
                  assertThat(RegionalValidator.errors(stored.json())).as(stored.type()).isEmpty());
    }
  }

  // The acknowledgement without its time and number, which differ for each run.
  private static String plain(String answer) {
    return "answer "
        + answer
            .replaceFirst("\\|\\d{14}\\+\\d{4}\\|", "|(time)|")
            .replaceFirst("\\|[0-9a-f]{20}\\|", "|(number)|")
            .strip()
            .replace("\r", "\n       ");
  }

  // The people whom the numbers in the story identify, in order of first mention.
  private List<PersonId> people(String text) {
    var people = new LinkedHashSet<PersonId>();
    var hospital = text.split("\\|", 5)[3].replace(' ', '+');
    var numbers = NUMBER.matcher(text);
    while (numbers.find()) {
      if (!numbers.group(2).equals("NLMINBIZA")) {
        var source = "urn:pzp:hl7v2:" + hospital;
        record
            .personByPatientId(
                DeterministicId.of(
                    source, "Patient", source + ":patient-" + numbers.group(2), numbers.group(1)))
            .ifPresent(people::add);
      } else {
        Bsn.parse(numbers.group(1)).flatMap(record::personByBsn).ifPresent(people::add);
      }
    }
    return new ArrayList<>(people);
  }

  private void settled() {
    var inbox = adapter.bean(nl.pzp.record.Inbox.class);
    if (!inbox.waiting("mllp", 1).isEmpty()) {
      org.awaitility.Awaitility.await()
          .untilAsserted(() -> assertThat(inbox.waiting("mllp", 1)).isEmpty());
    }
  }

  private static Charset charset(String message) {
    return message.lines().findFirst().orElseThrow().contains("8859/1")
        ? StandardCharsets.ISO_8859_1
        : StandardCharsets.UTF_8;
  }
}
