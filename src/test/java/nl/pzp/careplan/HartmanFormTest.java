package nl.pzp.careplan;

import java.time.Instant;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.fixtures.StandardExamples;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.terminology.ConceptMaps;
import org.hl7.fhir.r4.model.*;
import org.junit.jupiter.api.Test;

class HartmanFormTest {

  @Test
  void explore() {
    var packs = ProjectProfiles.packs();
    var response =
        StandardExamples.resource(
            "forms/r4/QuestionnaireResponse-HendrikHartman-20201001.json",
            QuestionnaireResponse.class);
    var read = (FormReading.Read) new FormReader(packs).read(response);
    var bundle =
        StandardExamples.resource(
            "examples/r4/hendrik-hartman/Bundle-ACP-HendrikHartman-Pat1.json", Bundle.class);
    var expected =
        bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource).toList();
    var patient =
        (Patient) expected.stream().filter(Patient.class::isInstance).findFirst().orElseThrow();
    var role =
        expected.stream().filter(PractitionerRole.class::isInstance).findFirst().orElseThrow();
    var pack = packs.byId("pzp-r4-1.0.0-rc2").orElseThrow();
    var maps = ConceptMaps.read(ProjectProfiles.profiles());
    var plan =
        new CarePlanWriter(pack, maps)
            .write(
                read.form(),
                new CarePlanContext(
                    "urn:test",
                    "form-1",
                    read.pack(),
                    patient,
                    "PractitionerRole/" + role.getIdElement().getIdPart(),
                    Instant.parse("2025-08-25T19:14:50.150Z"),
                    true));
    plan.problems().forEach(System.err::println);
    for (var e : expected) {
      var key = key(e);
      var actual = plan.resources().stream().filter(r -> key(r).equals(key)).findFirst();
      if (actual.isEmpty()) {
        System.err.println("MISSING " + key);
        continue;
      }
      var d = ResourceDifferences.between(e, actual.get());
      System.err.println((d.isEmpty() ? "SAME " : "DIFF ") + key);
      d.forEach(x -> System.err.println("    " + x));
    }
    var keys = expected.stream().map(HartmanFormTest::key).toList();
    plan.resources().stream()
        .filter(r -> !keys.contains(key(r)))
        .forEach(r -> System.err.println("EXTRA " + key(r)));
    var reader = new CarePlanReader(pack, maps);
    var back = reader.read(plan.resources().stream().toList(), new FormQuestions(pack));
    back.problems().forEach(p -> System.err.println("BACK " + p));
    System.err.println("BACK DIRECTIVES " + back.form().directives().values());
    System.err.println("EQUAL? " + back.form().equals(read.form()));
    var b2 = reader.read(expected, new FormQuestions(pack));
    b2.problems().forEach(p -> System.err.println("EX " + p));
    System.err.println("EX " + b2.form().directives().values());
  }

  static String key(Resource r) {
    if (r instanceof Consent c)
      return "Consent "
          + c.getProvision().getCodeFirstRep().getCodingFirstRep().getCode()
          + " "
          + c.getProvision().getCodeFirstRep().getText();
    if (r instanceof Observation o)
      return "Observation " + o.getCode().getCodingFirstRep().getCode();
    return r.fhirType();
  }
}
