package nl.pzp.bench.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake neighbours act like real ones and simulate faults on request. */
class NeighboursTest {

  private static final Profiles PROFILES = Profiles.in(Path.of("profiles"));
  private static final NeighbourPeople PEOPLE = NeighbourPeople.of(PROFILES);
  private static final String MESSAGE =
      "MSH|^~\\&|PZP|REGIO|EPD|ZH|20260301100000||MDM^T02|n-1|P|2.5\rPID|1\r";

  private final List<String> said = new ArrayList<>();
  private Hospital hospital;

  @BeforeEach
  void open() throws IOException {
    hospital = new Hospital(PROFILES, PEOPLE, 0, Clock.systemUTC(), said::add);
  }

  @AfterEach
  void close() throws IOException {
    hospital.close();
  }

  private Framed connection() throws IOException {
    return new Framed(new Socket(InetAddress.getLoopbackAddress(), hospital.port()), 300);
  }

  private String answer() throws IOException {
    try (var connection = connection()) {
      connection.write(MESSAGE);
      return connection.read().map(text -> Segments.field(text, "MSA", 1)).orElse("gone");
    } catch (SocketTimeoutException e) {
      return "nothing";
    }
  }

  @Test
  void hospitalAnswersAsConfigured() throws IOException {
    assertThat(answer()).isEqualTo("AA");
    hospital.behave(Manners.REFUSE);
    assertThat(answer()).isEqualTo("AR");
    hospital.behave(Manners.FAIL);
    assertThat(answer()).isEqualTo("AE");
    hospital.behave(Manners.HANG);
    assertThat(answer()).isEqualTo("nothing");
    hospital.behave(Manners.VANISH);
    assertThat(answer()).isEqualTo("gone");

    assertThat(hospital.received()).hasSize(5).containsOnly(MESSAGE);
  }

  @Test
  void acknowledgementNamesTheMessageAndSwapsSenderAndReceiver() {
    var answer = Segments.acknowledgement(MESSAGE, "AA");

    assertThat(Segments.field(answer, "MSA", 2)).isEqualTo("n-1");
    assertThat(Segments.field(answer, "MSH", 3)).isEqualTo("EPD");
    assertThat(Segments.field(answer, "MSH", 6)).isEqualTo("REGIO");
  }

  @Test
  void gpSystemFindsAPersonByBsnWithGetAndPostAndGivesDirectives() throws Exception {
    var person = PEOPLE.all().get(0);
    try (var system = new GpSystem(PROFILES, PEOPLE, 0, said::add)) {
      var asked = "identifier=http://fhir.nl/fhir/NamingSystem/bsn%7C" + person.bsn();
      var byPost = bundle(post(system.base() + "/Patient/_search", asked));
      var byGet = bundle(get(system.base() + "/Patient?" + asked));
      assertThat(byPost.getTotal()).isEqualTo(1);
      assertThat(byGet.getTotal()).isEqualTo(1);
      var patient = (Patient) byPost.getEntryFirstRep().getResource();

      var consents =
          bundle(
              get(
                  system.base()
                      + "/Consent?patient="
                      + patient.getIdElement().getIdPart()
                      + "&_include=Consent:actor"));
      assertThat(consents.getTotal()).isPositive();
      assertThat(consents.getEntry())
          .extracting(entry -> entry.getSearch().getMode())
          .contains(Bundle.SearchEntryMode.INCLUDE);
      assertThat(get(system.base() + "/Patient/" + patient.getIdElement().getIdPart()).statusCode())
          .isEqualTo(200);
      assertThat(get(system.base() + "/Patient/nobody").statusCode()).isEqualTo(404);
      assertThat(bundle(get(system.base() + "/Patient?identifier=x%7C1")).getTotal()).isZero();
    }
    assertThat(said).noneMatch(line -> line.contains(person.bsn()));
  }

  @Test
  void letterIsTakenOnceAndOnlyWhenComplete(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.edi"), "UNB+UNOB:1'");
    Files.writeString(folder.resolve(".b.edi"), "UNB+");
    var box = new LetterBox(folder, said::add);

    assertThat(box.take()).containsExactly("UNB+UNOB:1'");
    assertThat(box.take()).isEmpty();
    assertThat(folder.resolve("taken").resolve("a.edi")).exists();
  }

  @Test
  void fieldDelimitersAreEscaped() {
    assertThat(Segments.escaped("a|b^c&d~e\\f\ng"))
        .isEqualTo("a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f\\.br\\g");
  }

  private static Bundle bundle(HttpResponse<String> response) {
    return FhirContext.forDstu3Cached()
        .newJsonParser()
        .parseResource(Bundle.class, response.body());
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String url, String form) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
  }
}
