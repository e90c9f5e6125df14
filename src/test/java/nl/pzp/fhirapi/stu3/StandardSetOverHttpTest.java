package nl.pzp.fhirapi.stu3;

import static nl.pzp.fhirapi.stu3.Stu3ReadTest.decision;
import static nl.pzp.fhirapi.stu3.Stu3ReadTest.get;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.pzp.fhirapi.StartedAdapter;
import nl.pzp.fixtures.StandardExamples;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The standard's example person, as published in STU3, posted to the STU3 door and read back. */
class StandardSetOverHttpTest {

  private static final String PATIENT = "ACP-Patient-HendrikHartman-Pat1";
  private static final String TREATMENT =
      "http://nictiz.nl/fhir/StructureDefinition/zib-TreatmentDirective-Treatment";

  @Test
  void publishedSetIsAcceptedAndEveryDecisionIsReadBackUnchanged() throws IOException {
    var published = published();
    try (var adapter = StartedAdapter.start()) {
      var posted = send(adapter, Stu3Messages.transaction(published.toArray(Resource[]::new)));
      assertThat(posted.status()).as(posted.body()).isEqualTo(200);
      for (var resource : published) {
        var read = get(adapter, "/" + Stu3Answer.reference(resource));
        assertThat(read.status()).as(Stu3Answer.reference(resource)).isEqualTo(200);
        if (resource instanceof Consent consent) {
          assertThat(decision(read.as(Consent.class)))
              .as(Stu3Answer.reference(resource))
              .isEqualTo(decision(consent));
        }
      }
      var patient =
          published.stream()
              .filter(resource -> resource.fhirType().equals("Patient"))
              .map(resource -> resource.getIdElement().getIdPart())
              .findFirst()
              .orElseThrow();
      var directives = get(adapter, "/Consent?patient=" + patient + "&category=11291000146105");
      assertThat(ViewerColumns.of("directives").rows(directives.bundle()))
          .hasSameSizeAs(
              published.stream()
                  .filter(Consent.class::isInstance)
                  .filter(consent -> !decision((Consent) consent).isEmpty())
                  .toList())
          .allSatisfy(
              row ->
                  assertThat(row)
                      .extractingByKeys("source", "date", "treatment", "permitted", "verified")
                      .noneMatch(String::isBlank));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"20201001", "20221108"})
  void bothFormsOfOneConversationGiveTheSameDecisions(String day) {
    var stu3 = text("forms/stu3", day);
    var r4 = text("forms/r4", day);
    assertThat(decisions(stu3, "stu3")).isEqualTo(decisions(r4, "r4")).isNotEmpty();
  }

  // A QuestionnaireResponse that is posted alone needs its patient.
  private static Map<String, String> decisions(String form, String version) {
    try (var adapter = StartedAdapter.start()) {
      var door = version.equals("r4") ? adapter.fhir() : adapter.stu3();
      var patient = Stu3Messages.patient(PATIENT, "999980105");
      adapter.put(adapter.stu3() + "/Patient/" + PATIENT, Stu3Messages.json(patient));
      var posted = adapter.post(door + "/QuestionnaireResponse", form);
      assertThat(posted.status()).as(posted.body()).isEqualTo(201);
      var decisions = new TreeMap<String, String>();
      for (var found :
          get(adapter, "/Consent?patient=" + PATIENT + "&category=11291000146105").matches()) {
        var consent = (Consent) found;
        decisions.put(treatment(consent), decision(consent));
      }
      return decisions;
    }
  }

  private static String treatment(Consent consent) {
    var concept = (CodeableConcept) consent.getExtensionsByUrl(TREATMENT).get(0).getValue();
    return concept.getCodingFirstRep().getCode() + concept.getCodingFirstRep().getDisplay();
  }

  private static String text(String folder, String day) {
    var name = "QuestionnaireResponse-HendrikHartman-" + day;
    try (var files = Files.list(StandardExamples.file(folder))) {
      return Files.readString(
          files
              .filter(file -> String.valueOf(file.getFileName()).startsWith(name))
              .findFirst()
              .orElseThrow());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Resource> published() throws IOException {
    var parser = FhirContext.forDstu3Cached().newJsonParser();
    var resources = new ArrayList<Resource>();
    try (var files = Files.list(StandardExamples.file("examples/stu3/hendrik-hartman"))) {
      for (var file : files.sorted().toList()) {
        var resource = (Resource) parser.parseResource(Files.readString(file));
        if (!(resource instanceof Bundle)) {
          resources.add(resource);
        }
      }
    }
    return resources;
  }

  private static Stu3Answer send(StartedAdapter adapter, Bundle bundle) {
    return new Stu3Answer(adapter.post(adapter.stu3(), Stu3Messages.json(bundle)));
  }
}
