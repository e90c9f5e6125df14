package nl.pzp.careplan.current;

import static nl.pzp.careplan.current.Plans.GP;
import static nl.pzp.careplan.current.Plans.HOSPITAL;
import static nl.pzp.careplan.current.Plans.ending;
import static nl.pzp.careplan.current.Plans.no;
import static nl.pzp.careplan.current.Plans.patient;
import static nl.pzp.careplan.current.Plans.plan;
import static nl.pzp.careplan.current.Plans.will;
import static nl.pzp.careplan.current.Plans.yes;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.problem.Severity;
import nl.pzp.validation.RegionalValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The exported plan conforms to the project's published profiles. */
class CurrentPlanBundleTest {

  private static final Locale DUTCH = Locale.forLanguageTag("nl");
  private static final PlanVocabulary VOCABULARY = PlanVocabulary.read(ProjectProfiles.profiles());
  private static final PlanTexts TEXTS = PlanTexts.read(ProjectProfiles.profiles());

  private static List<Resource> everyState() {
    var ventilation = ending(yes("ended", "2025-01-01", GP), "2025-06-01");
    ventilation.getProvision().getCodeFirstRep().getCodingFirstRep().setCode("40617009");
    var undated = yes("undated", null, GP);
    undated.getProvision().getCodeFirstRep().getCodingFirstRep().setCode("305351004");
    var sameDay = no("same-day", "2026-03-01", HOSPITAL);
    return new ArrayList<>(
        List.of(
            patient(),
            yes("newest", "2026-03-01", GP),
            sameDay,
            yes("old", "2020-03-01", GP),
            ventilation,
            undated,
            will("will", "NR")));
  }

  private static Bundle bundle(List<Resource> resources) {
    return new CurrentPlanBundle(VOCABULARY, TEXTS)
        .write(plan(resources, Plans.TODAY), resources, "https://adapter.example/fhir", DUTCH);
  }

  @Test
  void thePlanItsIssuesAndItsTasksConformToTheirProfiles() {
    var validator = RegionalValidator.VALIDATOR;
    var ours = new Bundle().setType(Bundle.BundleType.COLLECTION);
    for (var entry : bundle(everyState()).getEntry()) {
      if (entry.getResource().getMeta().getSource() != null
          && entry.getResource().getMeta().getSource().equals(VOCABULARY.ownSource())) {
        ours.addEntry(entry);
        if (entry.getResource() instanceof DetectedIssue issue) {
          var task =
              new ConflictResources(VOCABULARY, TEXTS)
                  .task(
                      issue,
                      new Reference("PractitionerRole/r"),
                      new DateTimeType("2026-11-22T12:00:00+01:00"));
          ours.addEntry()
              .setFullUrl("https://adapter.example/fhir/Task/" + task.getIdElement().getIdPart())
              .setResource(task);
        }
      }
    }

    assertThat(ours.getEntry()).hasSizeGreaterThan(5);
    assertThat(validator.check(ours).atLeast(Severity.WARNING)).isEmpty();
  }

  @Test
  void samePlanGivesTheSameBundleInAnyOrder() {
    var shuffled = everyState();
    Collections.reverse(shuffled);

    assertThat(text(bundle(shuffled))).isEqualTo(text(bundle(everyState())));
  }

  @Test
  void everyReferenceResolvesInTheBundle() {
    var bundle = bundle(everyState());
    var there =
        bundle.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getFullUrl)
            .map(url -> url.replace("https://adapter.example/fhir/", ""))
            .toList();

    var asked =
        FhirContext.forR4Cached()
            .newTerser()
            .getAllPopulatedChildElementsOfType(bundle, Reference.class)
            .stream()
            .map(Reference::getReference)
            .filter(reference -> reference != null)
            .toList();
    assertThat(there).containsAll(asked);
  }

  private static String text(Bundle bundle) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle);
  }
}
