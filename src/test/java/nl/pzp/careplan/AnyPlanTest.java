package nl.pzp.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.pzp.fixtures.AcpForms;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.AcpForm;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.FormWriter;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDecision;
import nl.pzp.form.TreatmentDirective;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;

class AnyPlanTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final char SPACE = ' ';

  private final Pack pack = ProjectProfiles.packs().byId("pzp-r4-1.0.0-rc2").orElseThrow();
  private final ConceptMaps maps = ConceptMaps.read(ProjectProfiles.profiles());
  private final CarePlanWriter writer = new CarePlanWriter(pack, maps);
  private final CarePlanReader reader = new CarePlanReader(pack, maps);

  @Property(tries = 500)
  void everyAnswerComesBackOrIsNamed(@ForAll("forms") AcpForm form) {
    var plan = plan(form);
    var sent = plan.resources().stream().map(AnyPlanTest::overTheWire).toList();
    var back = reader.read(sent, new FormQuestions(pack));

    var asked = answers(form);
    var returned = answers(back.form());
    var named =
        plan.problems().stream()
            .map(problem -> problem.place().linkId())
            .collect(Collectors.toSet());
    var lost = new ArrayList<>(asked);
    returned.forEach(lost::remove);
    var invented = new ArrayList<>(returned);
    asked.forEach(invented::remove);

    // Preselected by the form itself, not an answer.
    lost.remove("1422 OTH");
    lost.remove("1644 01");
    invented.remove("1422 OTH");
    assertThat(lost).allMatch(answer -> named.contains(answer.substring(0, answer.indexOf(SPACE))));
    // Ticking the representative as first contact also answers the next question with yes.
    if (asked.contains("982 01")) {
      invented.remove("984 1");
    }
    assertThat(invented).isEmpty();
  }

  @Property(tries = 500)
  void noPermissionOrRefusalThatTheFormDidNotState(@ForAll("forms") AcpForm form) {
    var directives = new TreatmentDirectiveMapper(pack);

    for (var consent :
        plan(form)
            .all(Consent.class)
            .filter(new DirectiveRules(List.of(pack))::isDirective)
            .toList()) {
      var treatment = directives.read(consent).orElseThrow().treatment();
      var stated = form.directives().get(treatment);
      assertThat(stated).isNotNull();
      var type = consent.getProvision().getType();
      assertThat(type == ConsentProvisionType.PERMIT)
          .isEqualTo(stated.decision() == TreatmentDecision.PERFORM && isNamed(treatment, stated));
      assertThat(type == ConsentProvisionType.DENY)
          .isEqualTo(
              stated.decision() == TreatmentDecision.DO_NOT_PERFORM && isNamed(treatment, stated));
    }
  }

  @Property(tries = 50)
  void theSameFormGivesTheSameResources(@ForAll("forms") AcpForm form) {
    var first = plan(form).resources();
    var second = plan(form).resources();

    assertThat(first).hasSameSizeAs(second);
    for (int i = 0; i < first.size(); i++) {
      assertThat(first.get(i).equalsDeep(second.get(i))).isTrue();
      assertThat(first.get(i).getId()).isEqualTo(second.get(i).getId());
    }
  }

  // A treatment's name is in its own question, or is the whole comment.
  private static boolean isNamed(Treatment treatment, TreatmentDirective stated) {
    return treatment != Treatment.OTHER
        || stated.name() != null
        || (stated.comment() != null
            && stated.comment().matches("[^.,;:!?()\\n]{1,120} \\(SNOMED CT - \\d{6,18}\\)")
            && !stated.comment().contains("400231000146108"));
  }

  private static Resource overTheWire(Resource resource) {
    var json = FHIR.newJsonParser();
    var xml = FHIR.newXmlParser();
    var received = (Resource) json.parseResource(json.encodeResourceToString(resource));
    return (Resource) xml.parseResource(xml.encodeResourceToString(received));
  }

  private CarePlan plan(AcpForm form) {
    var patient = new Patient();
    patient.setId("patient-1");
    return writer.write(
        form,
        new CarePlanContext(
            "urn:example:source",
            "form-1",
            pack,
            patient,
            null,
            Instant.parse("2026-01-02T10:00:00Z"),
            true,
            false));
  }

  private List<String> answers(AcpForm form) {
    return answers(new FormWriter().write(form, pack).response().getItem());
  }

  private static List<String> answers(List<QuestionnaireResponseItemComponent> items) {
    var answers = new ArrayList<String>();
    for (var item : items) {
      answers.addAll(answers(item.getItem()));
      for (var answer : item.getAnswer()) {
        var value = answer.getValue();
        answers.add(
            item.getLinkId()
                + " "
                + (value instanceof Coding coding ? coding.getCode() : value.primitiveValue()));
        answers.addAll(answers(answer.getItem()));
      }
    }
    return answers;
  }

  @Provide
  Arbitrary<AcpForm> forms() {
    return AcpForms.anyForm();
  }
}
