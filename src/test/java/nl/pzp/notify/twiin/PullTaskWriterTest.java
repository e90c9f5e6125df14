package nl.pzp.notify.twiin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.Ura;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.PullTaskCodes;
import nl.pzp.terminology.Systems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares the Task with a handwritten one, based on the Technical Agreement. */
class PullTaskWriterTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Profiles profiles = Profiles.in(Path.of("profiles"));
  private final PullTaskCodes codes = PullTaskCodes.read(profiles);
  private final PullTaskWriter writer = new PullTaskWriter(codes, Systems.read(profiles));

  private String task(@Nullable Bsn bsn) {
    var notice =
        new PullNotice(
            "6f1d7f0e-8f4f-5c1e-9c3a-0d2a7b9e1c11",
            "2b6d1c52-6a0d-5f7b-8d5e-5a4c3b2a1f00",
            Instant.parse("2026-11-22T09:59:58Z"),
            Instant.parse("2026-11-24T10:00:00Z"),
            "https://pzp-adapter.github.io/fhir/adapter",
            new Ura("00001234"),
            new Ura("00005678"),
            "https://adapter.example.nl/fhir/r4/Patient/p-1",
            bsn,
            "b3BhcXVl",
            List.of("Condition/marking-p-1"),
            codes.queries("palliative-marking", "p-1"));
    return FhirContext.forDstu3Cached()
        .newJsonParser()
        .encodeResourceToString(writer.write(notice));
  }

  @Test
  void taskFollowsTheAgreement() throws IOException {
    var file = Path.of("src", "test", "resources", "expected", "notify", "pull-task.json");

    assertThat(JSON.readTree(task(new Bsn("999900006"))))
        .isEqualTo(JSON.readTree(Files.readString(file)));
  }

  @Test
  void taskOfANonAgreeingPatientHasNoBsn() {
    assertThat(task(null)).doesNotContain("bsn", "999900006");
  }
}
