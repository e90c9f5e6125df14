package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.pzp.careplan.CarePlanContext;
import nl.pzp.careplan.CarePlanReader;
import nl.pzp.careplan.CarePlanWriter;
import nl.pzp.fixtures.AcpForms;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.AcpForm;
import nl.pzp.form.FormQuestions;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Any plan from a form survives the round trip through STU3. */
class AnyPlanInStu3Test {

  private final Pack pack = ProjectProfiles.packs().byId("pzp-r4-1.0.0-rc2").orElseThrow();
  private final ConceptMaps maps = ConceptMaps.read(ProjectProfiles.profiles());
  private final CarePlanWriter writer = new CarePlanWriter(pack, maps);
  private final CarePlanReader reader = new CarePlanReader(pack, maps);
  private final Stu3Converter converter = Fhir.converter();

  @Property(tries = 100)
  void everyAnswerSurvivesTheWayThroughStu3(@ForAll("forms") AcpForm form) {
    var plan = plan(form);
    var known = KnownResources.of(plan);

    var back = new ArrayList<Resource>();
    for (var resource : plan) {
      var sent = converter.toStu3(resource, known, Stu3Style.full());
      assertThat(sent.problems()).noneMatch(Problem::isError);
      var received = converter.toR4(sent.resource(), known);
      assertThat(received.problems()).noneMatch(Problem::isError);
      back.add(received.resource());
    }

    assertThat(answers(back)).isEqualTo(answers(plan));
  }

  @Property(tries = 100)
  void nothingIsLostWithoutBeingNamed(@ForAll("forms") AcpForm form) {
    var plan = plan(form);
    var known = KnownResources.of(plan);

    for (var resource : plan) {
      assertThat(missing(resource, known, Stu3Style.full())).isEmpty();
      var losses = converter.toStu3(resource, known, Stu3Style.plain()).losses();
      if (losses.isEmpty()) {
        assertThat(missing(resource, known, Stu3Style.plain())).isEmpty();
      }
    }
  }

  private List<String> missing(Resource resource, ReferencedResources known, Stu3Style style) {
    var sent = converter.toStu3(resource, known, style).resource();
    var missing = new ArrayList<>(Fhir.values(Fhir.withoutReferenceTypes(resource)));
    Fhir.values(converter.toR4(sent, known).resource()).forEach(missing::remove);
    return missing;
  }

  private AcpForm answers(List<Resource> resources) {
    return reader.read(resources, new FormQuestions(pack)).form();
  }

  private List<Resource> plan(AcpForm form) {
    var patient = new Patient();
    patient.setId("patient-1");
    return List.copyOf(
        writer
            .write(
                form,
                new CarePlanContext(
                    "urn:example:source",
                    "form-1",
                    pack,
                    patient,
                    null,
                    Instant.parse("2026-01-02T10:00:00Z"),
                    true,
                    false))
            .resources());
  }

  @Provide
  Arbitrary<AcpForm> forms() {
    return AcpForms.anyForm();
  }
}
