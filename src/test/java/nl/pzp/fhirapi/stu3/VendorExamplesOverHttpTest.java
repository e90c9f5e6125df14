package nl.pzp.fhirapi.stu3;

import static nl.pzp.fhirapi.stu3.Stu3ReadTest.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.stu3.ZorgviewerView;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Bundle.HTTPVerb;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.DocumentReference;
import org.hl7.fhir.dstu3.model.IdType;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples of the regional hub's vendors go in at the STU3 door, and the hub shows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorExamplesOverHttpTest {

  private static final Path EXAMPLES = Path.of("..", "shared", "zorgviewer", "examples");

  private StartedAdapter adapter;

  @BeforeAll
  void start() {
    assumeThat(EXAMPLES)
        .as("the hub's examples are not here (../shared/zorgviewer): this test is skipped")
        .exists();
    adapter = StartedAdapter.start();
  }

  @AfterAll
  void end() {
    if (adapter != null) {
      adapter.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TreatmentDirective-CGM, 999975031, Consent?category=11291000146105&patient=,"
        + " Behandelaanwijzingen,"
        + " Bron;Datum;Behandeling;Behandeling toegestaan;Geverifieerd bij;+Toelichting;(status)",
    "TreatmentDirective-Chipsoft, 999975109, Consent?category=11291000146105&patient=,"
        + " Behandelaanwijzingen,"
        + " Bron;Datum;Behandeling;Behandeling toegestaan;Beperkingen;Geverifieerd bij;(status)",
    "TreatmentDirective-Topicus, 999975122, Consent?category=11291000146105&patient=,"
        + " Behandelaanwijzingen,"
        + " Bron;Datum;Behandeling;Behandeling toegestaan;Geverifieerd bij;+Toelichting;(status)",
    "AdvanceDirective-CGM, 999975213, Consent?category=11341000146107&patient=,"
        + " Wilsbeschikkingen, Bron;Datum;Type;Toelichting",
    "AdvanceDirective-Chipsoft, 999975304, Consent?category=11341000146107&patient=,"
        + " Wilsbeschikkingen, Bron;Datum;Type;Toelichting;+Document",
    "Flag-CGM, 999976084, Flag?patient=, Flag, Bron;Voor(2);Categorie",
    "Flag-Chipsoft, 999976175, Flag?patient=, Flag, Bron;Datum;Voor(2);Categorie;Status",
    "Condition-CGM, 999976266, Condition?patient=, Condition, Bron;Datum;Diagnose;(regelkleur)",
    "Condition-Chipsoft, 999976357, Condition?patient=, Condition,"
        + " Bron;Datum;Diagnose;+Toelichting;(regelkleur)",
    "DocumentReference-CGM, 999976370, DocumentReference?status=current&patient=,"
        + " DocumentReference, Bron;Datum;Beschrijving;Auteur;(MimeType);(Type)"
  })
  void exampleIsAcceptedAndShownInFull(
      String file, String bsn, String search, String view, String columns) {
    var example = resource(file);
    var answer = send(example, bsn);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    // Elements that the conversion adds do not make it a different directive.
    assertThat(answer.problems()).doesNotContain("PZP-API-107");
    var patient = new IdType(answer.bundle().getEntry().get(0).getResponse().getLocation());
    var kept = new IdType(answer.bundle().getEntry().get(1).getResponse().getLocation());
    var shown = get(adapter, "/" + search + patient.getIdPart());
    assertThat(shown.found()).as(shown.body()).contains(kept.toUnqualifiedVersionless().getValue());
    var rows = ZorgviewerView.of(view).rows(shown.bundle());
    assertThat(rows).hasSize(1);
    for (var column : columns.split(";", -1)) {
      assertThat(rows.get(0).get(column)).as(file + " " + column).isNotBlank();
    }
  }

  @Test
  void documentWithoutAKnownPatientIsRefused() {
    var document = (DocumentReference) resource("DocumentReference-Chipsoft");
    var refused =
        new Stu3Answer(
            adapter.post(adapter.stu3() + "/DocumentReference", Stu3Messages.json(document)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problems()).containsExactly("PZP-API-019");
  }

  @Test
  void patientOfEachVendorIsStored() {
    for (var vendor : List.of("CGM", "Chipsoft", "Sanday")) {
      var patient = resource("Patient-" + vendor);
      var answer =
          new Stu3Answer(adapter.post(adapter.stu3() + "/Patient", Stu3Messages.json(patient)));
      assertThat(answer.status()).as(vendor + answer.body()).isEqualTo(201);
    }
  }

  @Test
  void examplePostedAloneAfterItsPatientIsAcceptedAsItIs() throws IOException {
    // A separate record, since the examples in this one belong to another person.
    try (var own = StartedAdapter.start()) {
      accepts(own, "Patient-CGM", "TreatmentDirective-CGM", "NEE");
      accepts(own, "Patient-CGM", "AdvanceDirective-CGM", "");
      accepts(own, "Patient-Chipsoft", "TreatmentDirective-Chipsoft", "JA_MAAR");
      accepts(own, "Patient-Chipsoft", "TreatmentDirective-Topicus", "JA");
      accepts(own, "Patient-Chipsoft", "AdvanceDirective-Chipsoft", "");
    }
  }

  private static void accepts(StartedAdapter own, String patient, String example, String decision)
      throws IOException {
    var person = resource(patient);
    var path = "/Patient/" + person.getIdElement().getIdPart();
    var put = own.put(own.stu3() + path, Stu3Messages.json(person));
    assertThat(put.status()).as(put.body()).isIn(200, 201);
    var text = Files.readString(EXAMPLES.resolve(example + ".json"));
    var posted = new Stu3Answer(own.post(own.stu3() + "/Consent", text));
    assertThat(posted.status()).as(posted.body()).isEqualTo(201);
    assertThat(Stu3ReadTest.decision(posted.as(Consent.class))).as(example).isEqualTo(decision);
  }

  // Sends our own Patient under the address that the example uses for its patient.
  private Stu3Answer send(Resource example, String bsn) {
    var patient = Stu3Messages.patient("x", bsn);
    patient.setId((String) null);
    var own = "https://source.example/Patient/p" + bsn.substring(4);
    rename(example, patientOf(example), own);
    var bundle = new Bundle().setType(BundleType.TRANSACTION);
    bundle
        .addEntry()
        .setFullUrl(own)
        .setResource(patient)
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl("Patient");
    bundle
        .addEntry()
        .setResource(example)
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl(example.fhirType());
    return new Stu3Answer(adapter.post(adapter.stu3(), Stu3Messages.json(bundle)));
  }

  private static String patientOf(Resource example) {
    return references(example).stream()
        .map(Reference::getReference)
        .filter(reference -> reference != null && reference.contains("Patient/"))
        .findFirst()
        .orElseThrow();
  }

  private static void rename(Resource example, String from, String to) {
    references(example).stream()
        .filter(reference -> from.equals(reference.getReference()))
        .forEach(reference -> reference.setReference(to));
  }

  private static List<Reference> references(Resource example) {
    return new ArrayList<>(
        FhirContext.forDstu3Cached()
            .newTerser()
            .getAllPopulatedChildElementsOfType(example, Reference.class));
  }

  private static Resource resource(String name) {
    try {
      var text = Files.readString(EXAMPLES.resolve(name + ".json"));
      return (Resource) FhirContext.forDstu3Cached().newJsonParser().parseResource(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
