package nl.pzp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import nl.pzp.fixtures.ExamplePeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

  private static final String SECRET = "Jannie wil rustig kunnen gaan";

  private final Path folder;

  ValidateCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void validFormIsOk() {
    var ended = Shell.run("validate", "--quick", ExamplePeople.capable().form().message() + "");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("jannie-vlasveld").contains("(form2020): ok, 2 notes");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void aFindingNamesFileQuestionReasonAndRemedy() throws IOException {
    var file = badDecision();

    var ended = Shell.run("validate", "--quick", file.toString());

    assertThat(ended.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(ended.out())
        .contains(file.toString())
        .contains("error PZP-FORM-008, question 1386 \"Behandelgrenzen > Reanimatie > Behandel")
        .contains("The answer is not among the options")
        .contains("What to do: Choose from");
  }

  @Test
  void findingsAreTranslatedToDutch() throws IOException {
    assertThat(Shell.run("validate", "--lang", "nl", "--quick", badDecision().toString()).out())
        .contains("fout PZP-FORM-008, vraag 1386")
        .contains("Wat te doen: Kies uit");
  }

  @Test
  void fileIsQuotedOnlyOnRequest() throws IOException {
    var file = badDecision();

    assertThat(Shell.run("validate", "--quick", file.toString()).out())
        .doesNotContain("|99")
        .doesNotContain(SECRET);
    assertThat(Shell.run("validate", "--quick", "--verbose", file.toString()).out())
        .contains("In full: urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.25.1|99");
  }

  @Test
  void validatorFindingsHaveTheirLine() throws IOException {
    var text =
        ExamplePeople.capable()
            .form()
            .text()
            .replaceFirst("\"status\": \"completed\"", "\"status\": \"klaar\"");
    var file = write("status.json", text);

    var ended = Shell.run("validate", "--packages-dir", folder + "/none", file.toString());

    assertThat(ended.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(ended.out()).containsPattern("error PZP-VAL-\\d+, Bundle.entry.*, line \\d+");
    assertThat(ended.out()).contains("PZP-VAL-051").doesNotContain("klaar");
  }

  @Test
  void brokenJsonIsAFindingAndMissingFileIsAnError() throws IOException {
    var broken = write("broken.json", "{\"resourceType\": \"Patient\",\n \"active\": " + SECRET);

    assertThat(Shell.run("validate", "--quick", broken.toString()))
        .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitStatus.FINDINGS))
        .satisfies(ended -> assertThat(ended.out()).contains("PZP-GUARD-008").contains("line 2"))
        .satisfies(ended -> assertThat(ended.out()).doesNotContain("Jannie"));
    assertThat(Shell.run("validate", "--quick", folder + "/absent.json"))
        .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitStatus.NOT_DONE))
        .satisfies(ended -> assertThat(ended.out()).contains("PZP-BENCH-001"));
  }

  @Test
  void folderIsReadRecursivelyAndPatternLikeAShell() throws IOException {
    Files.createDirectories(folder.resolve("in/deep"));
    write("in/one.json", ExamplePeople.capable().form().text());
    write("in/deep/two.json", ExamplePeople.onlyFreeText().form().text());
    write("in/notes.txt", "no message");

    var all = Shell.run("validate", "--quick", folder.resolve("in").toString());
    var some = Shell.run("validate", "--quick", folder + "/in/*.json");
    var none = Shell.run("validate", "--quick", folder + "/in/*.xml");

    assertThat(all.out()).contains("one.json").contains("two.json").contains("2 files, 0 with");
    assertThat(all.out()).doesNotContain("notes.txt");
    assertThat(some.out()).contains("one.json").doesNotContain("two.json");
    assertThat(none.status()).isEqualTo(ExitStatus.NOT_DONE);
    assertThat(none.out()).contains("PZP-BENCH-004");
  }

  @Test
  void standardInputIsReadLikeAFile() {
    var ended = Shell.runWith(ExamplePeople.capable().form().text(), "validate", "--quick", "-");

    assertThat(ended.out()).startsWith("- (form2020): ok");
  }

  @Test
  void warningFailsOnRequest() {
    var warned = ExamplePeople.onlyFreeText().form().message().toString();

    assertThat(Shell.run("validate", "--quick", warned).status()).isZero();
    assertThat(Shell.run("validate", "--quick", "--fail-on", "warning", warned).status())
        .isEqualTo(ExitStatus.FINDINGS);
  }

  @Test
  void programsReadJson() throws IOException {
    var ended = Shell.run("validate", "--quick", "--format", "json", badDecision().toString());

    var file = new ObjectMapper().readTree(ended.out()).path("files").path(0);
    assertThat(file.path("errors").asInt()).isEqualTo(1);
    assertThat(file.path("findings").path(0).path("linkId").asText()).isEqualTo("1386");
    assertThat(file.path("findings").path(0).has("quote")).isFalse();
  }

  @Test
  void buildServersReadJunit() throws Exception {
    var output = folder.resolve("junit.xml");

    var ended =
        Shell.run(
            "validate",
            "--quick",
            "--format",
            "junit",
            "--output",
            output.toString(),
            badDecision().toString(),
            ExamplePeople.capable().form().message().toString(),
            folder + "/absent.json");

    assertThat(ended.out()).isEmpty();
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    Files.readString(output).getBytes(StandardCharsets.UTF_8)));
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
        .contains("question 1386");
  }

  @Test
  void everyFormInABundleIsChecked() throws IOException {
    var two = ExamplePeople.olderFormAfterNewer().form().bundle();
    ExamplePeople.capable().form().bundle().getEntry().stream()
        .filter(e -> e.getResource().fhirType().equals("QuestionnaireResponse"))
        .forEach(
            e -> {
              two.addEntry(e);
              ((org.hl7.fhir.r4.model.QuestionnaireResponse) e.getResource())
                  .setQuestionnaire("https://example.org/other|1");
            });
    var file =
        write(
            "two.json",
            ca.uhn.fhir.context.FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(two));

    assertThat(Shell.run("validate", "--quick", file.toString()).out()).contains("PZP-FORM-002");
  }

  private Path badDecision() throws IOException {
    var text = ExamplePeople.capable().form().text();
    var start = text.indexOf("\"1386\"");
    return write(
        "bad.json",
        text.substring(0, start)
            + text.substring(start).replaceFirst("\"code\": \"2\"", "\"code\": \"99\""));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
