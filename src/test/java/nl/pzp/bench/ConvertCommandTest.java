package nl.pzp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.pzp.fixtures.ExamplePeople;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {

  private final Path folder;

  ConvertCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void formBecomesATransactionOnStandardOutputOnly() {
    var ended = Shell.run("convert", "--to", "r4", file("jannie-vlasveld"));

    assertThat(ended.status()).isZero();
    assertThat(ended.err()).isEmpty();
    var bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, ended.out());
    assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.TRANSACTION);
    assertThat(bundle.getEntry())
        .hasSizeGreaterThan(15)
        .allSatisfy(
            entry ->
                assertThat(entry.getRequest().getUrl())
                    .isEqualTo(
                        entry.getResource().fhirType()
                            + "/"
                            + entry.getResource().getIdElement().getIdPart()));
  }

  @Test
  void theReportNamesEachLossWithItsQuestion() {
    var ended = Shell.run("convert", "--to", "r4", "--report", file("arend-kuipershoek"));

    assertThat(ended.status()).isZero();
    assertThat(ended.err())
        .contains("note PZP-PLAN-001, question 1006 \"Behandelgrenzen > Heeft de patiënt een ICD?")
        .contains("question 1198");
  }

  @Test
  void warningIsAlwaysReportedAndInformationOnRequest() {
    var ended = Shell.run("convert", "--to", "r4", file("gerard-mosterdijk"));

    assertThat(ended.err()).contains("warning PZP-PLAN-003").doesNotContain("PZP-PLAN-001");
  }

  @Test
  void thereAndBackThroughFilesAndXml() throws IOException {
    var resources = folder.resolve("resources.xml");
    var report = folder.resolve("report.json");

    var there =
        Shell.run(
            "convert",
            "--to",
            "r4",
            "--xml",
            "--output",
            resources.toString(),
            "--report-file",
            report.toString(),
            "--format",
            "json",
            file("mia-ter-borg"));
    var back = Shell.run("convert", "--from", "r4", "--to", "form2020", resources.toString());

    assertThat(there.out()).isEmpty();
    assertThat(there.err()).isEmpty();
    assertThat(Files.readString(report)).contains("PZP-PLAN-003");
    assertThat(Files.readString(resources)).startsWith("<Bundle");
    assertThat(back.status()).isZero();
    assertThat(back.out()).contains("Masker ja, buisje in de keel nee");
  }

  @Test
  void refusedConversionLeavesNoFile() throws IOException {
    var output = folder.resolve("out.json");
    var file = folder.resolve("in.json");
    Files.writeString(file, ExamplePeople.capable().form().text().replace("\"963\"", "\"9630\""));

    var ended = Shell.run("convert", "--to", "r4", "--output", output.toString(), file.toString());

    assertThat(ended.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(ended.err()).contains("PZP-FORM-004").contains("PZP-FORM-012");
    assertThat(output).doesNotExist();
  }

  @Test
  void unreadElementStopsTheConversion() throws IOException {
    var file = folder.resolve("in.json");
    Files.writeString(
        file,
        ExamplePeople.capable()
            .form()
            .text()
            .replaceFirst("\"authored\":", "\"verworpen\": \"x\", \"authored\":"));

    var ended = Shell.run("convert", "--to", "r4", file.toString());

    assertThat(ended.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("PZP-CONV-002").contains("verworpen");
  }

  @Test
  void wrongArgumentsAreReported() throws IOException {
    assertThat(Shell.run("convert", "--to", "fax", file("pim-ravestein")))
        .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitStatus.NOT_DONE))
        .satisfies(ended -> assertThat(ended.err()).contains("form2020-beta3"));
    assertThat(Shell.run("convert", "--from", "r4", "--to", "form2020", file("pim-ravestein")))
        .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitStatus.FINDINGS))
        .satisfies(ended -> assertThat(ended.err()).contains("PZP-CONV-010"));
    assertThat(Shell.run("convert", file("pim-ravestein")))
        .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitStatus.NOT_DONE))
        .satisfies(ended -> assertThat(ended.err()).contains("--to"));
    assertThat(Shell.run("convert", "--to", "r4", "profiles/examples/pim-ravestein"))
        .satisfies(ended -> assertThat(ended.status()).isEqualTo(ExitStatus.NOT_DONE))
        .satisfies(ended -> assertThat(ended.err()).contains("PZP-BENCH-009"));
  }

  @Test
  void unwritableOutputIsReported() {
    var ended =
        Shell.run(
            "convert", "--to", "r4", "--output", folder + "/no/such/dir", file("pim-ravestein"));

    assertThat(ended.status()).isEqualTo(ExitStatus.NOT_DONE);
    assertThat(ended.err()).contains("PZP-BENCH-006").contains("Check that the folder exists");
  }

  @Test
  void theHelpNamesEveryFormat() {
    var help = Shell.run("convert", "--help").out();

    assertThat(help)
        .contains(new Workbench(nl.pzp.fixtures.ProjectProfiles.profiles()).formats().names());
  }

  @Test
  void peopleAreListed() {
    assertThat(Shell.run("people").out())
        .contains("pim-ravestein")
        .contains("A minor with a parent as representative");
  }

  @Test
  void missingProfilesFolderIsNamed() {
    var ended = Shell.run("people", "--profiles-dir", folder + "/none");

    assertThat(ended.status()).isEqualTo(ExitStatus.NOT_DONE);
    assertThat(ended.err()).contains("none").contains("--profiles-dir");
  }

  @Test
  void failedDownloadIsNamedWithItsRemedy() {
    var ended =
        Shell.run(
            "fetch-packages",
            "--server",
            "http://127.0.0.1:1",
            "--packages-dir",
            folder.toString());

    assertThat(ended.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(ended.out()).contains("iknl.fhir.r4.pzp#1.0.0-rc2: PZP-VAL-069");
  }

  private static String file(String person) {
    return "profiles/examples/" + person + "/form.json";
  }
}
