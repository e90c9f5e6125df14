package nl.pzp.benchmark;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import nl.pzp.careplan.CarePlan;
import nl.pzp.careplan.CarePlanContext;
import nl.pzp.careplan.CarePlanReader;
import nl.pzp.careplan.CarePlanWriter;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.form.FormWriter;
import nl.pzp.form.FormWriting;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Converts a form to resources and back, compared with parsing the same form from JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FormConversionBenchmark {

  private static final Path PERSON =
      Path.of("profiles", "examples", "jannie-vlasveld", "form.json");

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final Pack pack = ProjectProfiles.packs().byId("pzp-r4-1.0.0-rc2").orElseThrow();
  private final FormReader reader = new FormReader(ProjectProfiles.packs());
  private final CarePlanWriter writer =
      new CarePlanWriter(pack, ConceptMaps.read(ProjectProfiles.profiles()));
  private final CarePlanReader planReader =
      new CarePlanReader(pack, ConceptMaps.read(ProjectProfiles.profiles()));
  private final FormQuestions questions = new FormQuestions(pack);

  private String json = "";
  private QuestionnaireResponse response = new QuestionnaireResponse();
  private Patient patient = new Patient();
  private CarePlan plan = new CarePlan(java.util.List.of(), java.util.List.of());

  @Setup
  public void person() throws IOException {
    var bundle = fhir.newJsonParser().parseResource(Bundle.class, Files.readString(PERSON));
    for (var entry : bundle.getEntry()) {
      if (entry.getResource() instanceof QuestionnaireResponse form) {
        response = form;
      } else if (entry.getResource() instanceof Patient person) {
        patient = person;
        patient.setId("patient-1");
      }
    }
    json = fhir.newJsonParser().encodeResourceToString(response);
    plan = formToResources();
  }

  @Benchmark
  public QuestionnaireResponse jsonParseAlone() {
    return fhir.newJsonParser().parseResource(QuestionnaireResponse.class, json);
  }

  @Benchmark
  public CarePlan formToResources() {
    var read = (FormReading.Read) reader.read(response);
    return writer.write(
        read.form(),
        new CarePlanContext(
            "urn:example", "form-1", read.pack(), patient, null, Instant.EPOCH, true, false));
  }

  @Benchmark
  public FormWriting resourcesToForm() {
    return new FormWriter().write(planReader.read(plan.resources(), questions).form(), pack);
  }
}
