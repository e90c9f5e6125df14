package nl.pzp.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.form.FormWriter;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Question;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every answer of every form is traceable: a different answer changes the resources or the form
 * read back, or gives a problem at its question.
 */
class EveryAnswerTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final Packs packs = ProjectProfiles.packs();
  private final ConceptMaps maps = ConceptMaps.read(ProjectProfiles.profiles());
  private final Pack profiles = packs.byId("pzp-r4-1.0.0-rc2").orElseThrow();
  private final CarePlanWriter writer = new CarePlanWriter(profiles, maps);
  private final CarePlanReader reader = new CarePlanReader(profiles, maps);

  /** The recorded context of a form. */
  enum Known {
    NOTHING,
    THE_PATIENT_AND_THE_PROFESSIONAL,
    A_NEWER_CONVERSATION
  }

  /** The traces of one answer. */
  private record Seen(String readBack, String resources, Set<String> named) {}

  static Stream<org.junit.jupiter.params.provider.Arguments> formsAndSituations() {
    return ProjectProfiles.packs().all().stream()
        .flatMap(
            pack ->
                Stream.of(Known.values())
                    .map(known -> org.junit.jupiter.params.provider.Arguments.of(pack, known)));
  }

  @ParameterizedTest
  @MethodSource("formsAndSituations")
  void changedAnswerToOneQuestionIsTraceable(Pack form, Known known) {
    var filling = new FormFilling(form);
    var unseen = new ArrayList<String>();
    for (var question : filling.answerable()) {
      var answers = filling.possible(question);
      var alone = answers.stream().map(a -> filling.only(question, a)).toList();
      var without = new java.util.LinkedHashMap<>(alone.get(0));
      without.remove(question.linkId());
      unseen.addAll(unseen(form, known, question, without, alone));
    }
    assertThat(unseen).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("formsAndSituations")
  @Tag("proof")
  void changedAnswerInAWholeFormIsTraceable(Pack form, Known known) {
    var filling = new FormFilling(form);
    var unseen = new ArrayList<String>();
    for (var question : filling.answerable()) {
      var whole = filling.possible(question).stream().map(a -> filling.whole(question, a)).toList();
      unseen.addAll(unseen(form, known, question, filling.whole(question, null), whole));
    }
    assertThat(unseen).isEmpty();
  }

  private List<String> unseen(
      Pack form,
      Known known,
      Question question,
      Map<String, List<Type>> without,
      List<Map<String, List<Type>>> with) {
    var filling = new FormFilling(form);
    var nothing = seen(filling.form(without), form, known, question.linkId());
    var said =
        with.stream()
            .map(each -> seen(filling.form(each), form, known, question.linkId()))
            .toList();
    var unseen = new TreeSet<String>();
    for (int i = 0; i < said.size(); i++) {
      var one = said.get(i);
      var all = new ArrayList<>(said.subList(i + 1, said.size()));
      all.add(nothing);
      for (var other : all) {
        var differs =
            !one.readBack().equals(other.readBack()) || !one.resources().equals(other.resources());
        if (!differs && !one.named().contains(question.linkId())) {
          unseen.add(question.linkId() + " " + question.concept() + " answer " + i);
        }
      }
    }
    return List.copyOf(unseen);
  }

  private Seen seen(QuestionnaireResponse response, Pack form, Known known, String linkId) {
    var reading = new FormReader(packs).read(response);
    if (reading instanceof FormReading.Refused refused) {
      // Only a form that lacks a required answer may be refused, and for that reason.
      assertThat(linkIds(refused.problems())).as(refused.problems().toString()).contains(linkId);
      return new Seen("refused", "", linkIds(refused.problems()));
    }
    var read = (FormReading.Read) reading;
    var around = around(known);
    var plan = writer.write(read.form(), context(form, known, around));
    var problems = new ArrayList<>(read.warnings());
    problems.addAll(plan.problems());
    var resources = new ArrayList<Resource>(around);
    plan.all(Patient.class).forEach(patient -> resources.removeIf(Patient.class::isInstance));
    resources.addAll(plan.resources());
    var back = reader.read(resources, new FormQuestions(form));
    var again = new FormWriter().write(back.form(), form).response();
    return new Seen(
        answers(again.getItem(), linkId),
        resources.stream()
            .map(each -> FHIR.newJsonParser().encodeResourceToString(each))
            .collect(Collectors.joining("\n")),
        linkIds(problems));
  }

  private static CarePlanContext context(Pack form, Known known, List<Resource> around) {
    var role =
        around.stream()
            .filter(PractitionerRole.class::isInstance)
            .map(PractitionerRole.class::cast)
            .findFirst();
    return new CarePlanContext(
        "urn:example:source",
        "form-1",
        form,
        (Patient) around.get(0),
        role.map(
                each ->
                    new KnownProfessional(
                        "PractitionerRole/role-1", each, (Practitioner) around.get(1)))
            .orElse(null),
        Instant.parse("2026-03-01T10:00:00Z"),
        known != Known.A_NEWER_CONVERSATION,
        false);
  }

  private static List<Resource> around(Known known) {
    var patient = new Patient();
    patient.setId("patient-1");
    if (known == Known.NOTHING || known == Known.A_NEWER_CONVERSATION) {
      return List.of(patient);
    }
    patient.addName().setUse(NameUse.OFFICIAL).setFamily("Bosgraaf").addGiven("Ineke");
    patient.getBirthDateElement().setValueAsString("1939-09-09");
    var practitioner = new Practitioner();
    practitioner.setId("practitioner-1");
    practitioner.addName().setFamily("Terwisscha").addGiven("Obe");
    var role = new PractitionerRole();
    role.setId("role-1");
    role.getPractitioner().setReference("Practitioner/practitioner-1");
    return List.of(patient, practitioner, role);
  }

  private static Set<String> linkIds(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.place().linkId())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static String answers(List<QuestionnaireResponseItemComponent> items, String linkId) {
    var found = new StringBuilder();
    for (var item : items) {
      for (var answer : item.getAnswer()) {
        if (item.getLinkId().equals(linkId)) {
          found.append(FHIR.newJsonParser().encodeToString(answer.getValue())).append(';');
        }
        found.append(answers(answer.getItem(), linkId));
      }
      found.append(answers(item.getItem(), linkId));
    }
    return found.toString();
  }
}
