package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zorgviewer screens of the adapter's directives and wills. */
class ZorgviewerViewTest {

  private static final String SOURCE = "http://fhir.nl/fhir/NamingSystem/agb-z/01999999";

  private static final Stu3Style STYLE = Stu3Style.forZorgviewer(SOURCE);

  private final Stu3Converter converter = Fhir.converter();
  private final Stu3Intake intake = Fhir.intake();

  @Test
  void everyDirectiveOfTheStandardIsARow() {
    var rows = ZorgviewerView.of("Behandelaanwijzingen").rows(consentsOfTheStandard());

    assertThat(rows)
        .hasSize(16)
        .allSatisfy(
            row -> {
              assertThat(row.get("Bron")).isEqualTo(SOURCE);
              assertThat(row.get("Datum")).isNotBlank();
              assertThat(row.get("Behandeling")).isNotBlank();
              assertThat(row.get("Behandeling toegestaan")).isNotBlank();
              assertThat(row.get("Geverifieerd bij")).isNotBlank();
              assertThat(row.get("(status)")).isEqualTo("active");
            });
    assertThat(rows)
        .filteredOn(row -> row.get("Behandeling toegestaan").startsWith("Ja, maar"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("Beperkingen")).isNotBlank());
    assertThat(rows)
        .filteredOn(
            row -> row.get("Behandeling").startsWith("uitzetten van cardioverter-defibrillator"))
        .hasSize(2);
  }

  @Test
  void everyWillOfTheStandardIsARow() {
    assertThat(ZorgviewerView.of("Wilsbeschikkingen").rows(consentsOfTheStandard()))
        .hasSize(3)
        .allSatisfy(
            row -> {
              assertThat(row.get("Bron")).isEqualTo(SOURCE);
              assertThat(row.get("Datum")).isNotBlank();
              assertThat(row.get("Type")).contains("Niet reanimeren verklaring");
              assertThat(row.get("Toelichting")).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"CGM", "Chipsoft", "Topicus"})
  void theDirectiveOfAVendorIsAFullRow(String vendor) {
    var rows =
        ZorgviewerView.of("Behandelaanwijzingen").rows(passedOn("TreatmentDirective-" + vendor));

    assertThat(rows)
        .hasSize(1)
        .allSatisfy(
            row -> {
              assertThat(row.get("Bron")).isNotBlank();
              assertThat(row.get("Datum")).isNotBlank();
              assertThat(row.get("Behandeling")).isNotBlank();
              assertThat(row.get("Behandeling toegestaan")).isNotBlank();
              assertThat(row.get("Geverifieerd bij")).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"CGM", "Chipsoft"})
  void theWillOfAVendorIsAFullRow(String vendor) {
    assertThat(ZorgviewerView.of("Wilsbeschikkingen").rows(passedOn("AdvanceDirective-" + vendor)))
        .hasSize(1)
        .allSatisfy(
            row -> {
              assertThat(row.get("Bron")).isNotBlank();
              assertThat(row.get("Datum")).isNotBlank();
              assertThat(row.get("Type")).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "TreatmentDirective-Chipsoft, Behandelaanwijzingen, Beperkingen,"
        + " Toelichting: Eerst overleg met echtgenote",
    "TreatmentDirective-Topicus, Behandelaanwijzingen, Geverifieerd bij, Niet vermeld"
  })
  void aColumnReads(String file, String view, String column, String text) {
    assertThat(ZorgviewerView.of(view).rows(passedOn(file)))
        .extracting(row -> row.get(column))
        .containsExactly(text);
  }

  @Test
  void theDocumentOfAWillIsInTheRowItself() {
    assertThat(ZorgviewerView.of("Wilsbeschikkingen").rows(passedOn("AdvanceDirective-Chipsoft")))
        .extracting(row -> row.get("+Document"))
        .allSatisfy(document -> assertThat(document).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CGM", "Chipsoft", "Topicus"})
  void displayAdditionsAreNotReadBack(String vendor) {
    var file = Fhir.zorgviewer("examples").resolve("TreatmentDirective-" + vendor + ".json");
    var first = intake.accept(Fhir.stu3(file), ReferencedResources.none()).resource();

    var shown = converter.toStu3(first, ReferencedResources.none(), STYLE).resource();
    var second = intake.accept(shown, ReferencedResources.none()).resource();

    assertThat(parties(second)).isEqualTo(parties(first));
    assertThat(((Consent) second).getVerification())
        .hasSameSizeAs(((Consent) first).getVerification());
  }

  private static List<String> parties(Resource directive) {
    return ((Consent) directive)
        .getProvision().getActor().stream()
            .map(actor -> actor.getReference().getReference() + actor.getReference().getDisplay())
            .toList();
  }

  private org.hl7.fhir.dstu3.model.Bundle passedOn(String file) {
    var examples = Fhir.zorgviewer("examples");
    var accepted =
        intake.accept(Fhir.stu3(examples.resolve(file + ".json")), ReferencedResources.none());
    return bundle(List.of(accepted.resource()), ReferencedResources.none());
  }

  private org.hl7.fhir.dstu3.model.Bundle consentsOfTheStandard() {
    var consents = new ArrayList<Resource>();
    var known = new Bundle();
    for (var person : List.of("hendrik-hartman-2025", "hendrik-hartman")) {
      var folder = Path.of("..", "shared", "ig", "examples", "r4", person);
      assumeThat(folder)
          .as("the standard's examples are not here (../shared/ig): this test is skipped")
          .exists();
      for (var file : Fhir.files(folder)) {
        var resource = Fhir.r4(file);
        known.addEntry().setResource(resource);
        if (resource instanceof Consent) {
          consents.add(resource);
        }
      }
    }
    return bundle(consents, KnownResources.in(known));
  }

  private org.hl7.fhir.dstu3.model.Bundle bundle(
      List<Resource> resources, ReferencedResources surroundings) {
    var bundle = new org.hl7.fhir.dstu3.model.Bundle();
    for (var resource : resources) {
      var conversion = converter.toStu3(resource, surroundings, STYLE);
      assertThat(conversion.problems()).noneMatch(Problem::isError);
      bundle.addEntry().setResource(conversion.resource());
    }
    return bundle;
  }
}
