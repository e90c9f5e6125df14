package nl.pzp.fhirapi.stu3;

import static nl.pzp.fhirapi.stu3.Stu3ReadTest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.fixtures.ExamplePeople;
import nl.pzp.stu3.ZorgviewerView;
import org.hl7.fhir.dstu3.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The plans of all example people, brought in in every way and shown as the regional viewer's
 * tables of the STU3 responses. No row is missing and no column is empty.
 */
class ZorgviewerRenderingTest {

  private static final Path VIEWS = Path.of("..", "shared", "zorgviewer", "viewdefinitions");
  private static final String DIRECTIVES = "http://snomed.info/sct%7C11291000146105";
  private static final String WILLS = "http://snomed.info/sct%7C11341000146107";
  private static final String ACD =
      "http://terminology.hl7.org/CodeSystem/consentcategorycodes%7Cacd";

  @ParameterizedTest
  @EnumSource
  void everyPlanIsShownInFull(WayIn way) {
    try (var adapter = StartedAdapter.start()) {
      for (var person : ExamplePeople.all()) {
        var patient = "";
        for (var form : person.forms()) {
          patient = way.bring(adapter, form);
        }
        directives(adapter, patient, way + " " + person);
        wills(adapter, patient, way + " " + person);
        document(adapter, patient, way + " " + person);
      }
    }
  }

  @Test
  void viewsOfTheHubAreEvaluated() {
    assumeThat(VIEWS)
        .as("the hub's views are not here (../shared/zorgviewer): only our own are evaluated")
        .exists();
    assertThat(ZorgviewerView.of("Behandelaanwijzingen").rows(new Bundle())).isEmpty();
  }

  private static void directives(StartedAdapter adapter, String patient, String who) {
    var kept = adapter.get("/Consent?patient=" + patient + "&category=129125009").bundle();
    var shown = get(adapter, "/Consent?patient=" + patient + "&category=" + DIRECTIVES);
    assertThat(shown.status()).as(who).isEqualTo(200);
    var rows = ViewerColumns.of("directives").rows(shown.bundle());
    assertThat(rows).as(who).hasSize(kept.getTotal()).isNotEmpty();
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row)
                  .as(who)
                  .extractingByKeys(
                      "source", "date", "treatment", "permitted", "verified", "status")
                  .noneMatch(String::isBlank);
              assertThat(row.getOrDefault("restrictions", "").isBlank())
                  .as(who)
                  .isEqualTo(!"JA_MAAR".equals(row.get("code")));
            });
    if (Files.exists(VIEWS)) {
      var official = ZorgviewerView.of("Behandelaanwijzingen").rows(shown.bundle());
      assertThat(official).as(who).hasSize(kept.getTotal());
      assertThat(official)
          .allSatisfy(
              row -> {
                for (var column :
                    new String[] {
                      "Bron", "Datum", "Behandeling", "Behandeling toegestaan", "Geverifieerd bij"
                    }) {
                  assertThat(row.get(column)).as(who + " " + column).isNotBlank();
                }
                assertThat(row.get("Beperkingen").isBlank())
                    .as(who)
                    .isEqualTo(!row.get("Behandeling toegestaan").startsWith("Ja, maar"));
              });
    }
  }

  private static void wills(StartedAdapter adapter, String patient, String who) {
    var kept = adapter.get("/Consent?patient=" + patient + "&category=" + ACD).bundle();
    var shown = get(adapter, "/Consent?patient=" + patient + "&category=" + WILLS).bundle();
    var rows = ViewerColumns.of("wills").rows(shown);
    assertThat(rows).as(who).hasSize(kept.getTotal());
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row)
                    .as(who)
                    .extractingByKeys("source", "date", "type")
                    .noneMatch(String::isBlank));
    if (Files.exists(VIEWS)) {
      var official = ZorgviewerView.of("Wilsbeschikkingen").rows(shown);
      assertThat(official).as(who).hasSize(kept.getTotal());
      assertThat(official)
          .allSatisfy(
              row -> {
                for (var column : new String[] {"Bron", "Datum", "Type"}) {
                  assertThat(row.get(column)).as(who + " " + column).isNotBlank();
                }
              });
    }
  }

  private static void document(StartedAdapter adapter, String patient, String who) {
    var shown = get(adapter, "/DocumentReference?patient=" + patient + "&status=current").bundle();
    assertThat(ViewerColumns.of("documents").rows(shown))
        .as(who)
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.values()).as(who).noneMatch(String::isBlank));
    if (Files.exists(VIEWS)) {
      assertThat(ZorgviewerView.of("DocumentReference").rows(shown))
          .as(who)
          .hasSize(1)
          .allSatisfy(
              row -> {
                for (var column :
                    new String[] {
                      "Bron", "Datum", "Beschrijving", "Auteur", "(MimeType)", "(Type)"
                    }) {
                  assertThat(row.get(column)).as(who + " " + column).isNotBlank();
                }
              });
    }
  }
}
