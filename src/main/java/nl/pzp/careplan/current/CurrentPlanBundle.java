package nl.pzp.careplan.current;

import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.terminology.DutchTime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The current plan as a collection Bundle: a Composition with a section per subject, the underlying
 * resources, and the conflicts. The same plan gives the same Bundle.
 */
public final class CurrentPlanBundle {

  private final PlanVocabulary vocabulary;
  private final PlanTexts texts;
  private final ConflictResources conflicts;
  private final PlanSections sections;

  public CurrentPlanBundle(PlanVocabulary vocabulary, PlanTexts texts) {
    this.vocabulary = vocabulary;
    this.texts = texts;
    this.conflicts = new ConflictResources(vocabulary, texts);
    this.sections = new PlanSections(vocabulary, texts);
  }

  /**
   * Writes the plan.
   *
   * @param resources from which the plan was read
   * @param base URL of the entries, without trailing slash
   */
  public Bundle write(
      CurrentPlan plan, Collection<? extends Resource> resources, String base, Locale reader) {
    var issues = issues(plan, resources);
    var bundle = new Bundle().setType(BundleType.COLLECTION);
    bundle.setId(
        DeterministicId.of(
            vocabulary.ownSource(),
            "current-plan",
            plan.person().reference(),
            plan.asOf().day().toString()));
    add(bundle, composition(plan, issues, reader), base);
    restingOn(plan, resources, issues).forEach(resource -> add(bundle, resource, base));
    issues.forEach(issue -> add(bundle, issue, base));
    return bundle;
  }

  // Issues reported in messages count as conflicts too.
  private List<DetectedIssue> issues(CurrentPlan plan, Collection<? extends Resource> resources) {
    var ours = plan.conflicts().stream().map(c -> conflicts.issue(c, plan.person().reference()));
    var others =
        resources.stream()
            .filter(DetectedIssue.class::isInstance)
            .map(DetectedIssue.class::cast)
            .filter(issue -> !conflicts.isOfPlan(issue) && conflicts.isOpen(issue))
            .sorted(Comparator.comparing(RelativeReference::of));
    return Stream.concat(ours, others).toList();
  }

  private Composition composition(CurrentPlan plan, List<DetectedIssue> issues, Locale reader) {
    var composition = new Composition();
    composition.setId(
        new IdType(
            "Composition",
            DeterministicId.of(
                vocabulary.ownSource(),
                "composition",
                plan.person().reference(),
                plan.asOf().day().toString())));
    composition.getMeta().addProfile(vocabulary.planProfile()).setSource(vocabulary.ownSource());
    composition.setLanguage(PlanTexts.language(reader));
    composition.setStatus(CompositionStatus.FINAL);
    composition.getType().addCoding().setSystem(vocabulary.planSystem()).setCode("current-plan");
    composition.setSubject(new Reference(plan.person().reference()));
    composition.setDate(Date.from(DutchTime.start(plan.asOf().day())));
    composition.getDateElement().setValueAsString(plan.asOf().day().toString());
    composition.addAuthor().setDisplay("PZP adapter");
    composition.setTitle(texts.text("plan.title", reader));
    for (var entry : plan.entries()) {
      composition.addSection(sections.section(entry, reader));
    }
    if (!plan.wills().isEmpty()) {
      composition.addSection(sections.wills(plan.wills(), reader));
    }
    if (!issues.isEmpty()) {
      composition.addSection(sections.conflicts(issues, reader));
    }
    return composition;
  }

  private static Collection<Resource> restingOn(
      CurrentPlan plan, Collection<? extends Resource> resources, List<DetectedIssue> issues) {
    var all = new LinkedHashMap<String, Resource>();
    resources.forEach(resource -> all.put(RelativeReference.of(resource), resource));
    var wanted = new TreeSet<String>();
    wanted.add(plan.person().reference());
    plan.person().representatives().forEach(contact -> wanted.add(contact.reference()));
    plan.wills().forEach(will -> wanted.add(will.reference()));
    plan.entries().stream()
        .flatMap(entry -> Stream.concat(entry.statements().stream(), entry.others().stream()))
        .forEach(
            statement -> {
              wanted.add(statement.reference());
              statement.parties().forEach(party -> wanted.add(party.reference()));
            });
    issues.stream()
        .flatMap(issue -> issue.getImplicated().stream())
        .forEach(side -> wanted.add(RecordReading.local(side)));
    return found(wanted, all);
  }

  // Follow a role to its practitioner, and a use of a device to the device.
  private static Collection<Resource> found(Set<String> wanted, Map<String, Resource> all) {
    var found = new LinkedHashMap<String, Resource>();
    wanted.forEach(
        reference -> {
          var resource = all.get(reference);
          if (resource != null && !(resource instanceof DetectedIssue)) {
            found.put(reference, resource);
          }
        });
    for (var resource : List.copyOf(found.values())) {
      PlanSections.leadsTo(resource)
          .filter(all::containsKey)
          .sorted()
          .forEach(reference -> found.putIfAbsent(reference, all.get(reference)));
    }
    return found.values();
  }

  private static void add(Bundle bundle, Resource resource, String base) {
    bundle.addEntry().setFullUrl(base + "/" + RelativeReference.of(resource)).setResource(resource);
  }
}
