package nl.pzp.summary;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.careplan.PlanResourceReader;
import nl.pzp.careplan.current.ConflictResources;
import nl.pzp.careplan.current.PlanTexts;
import nl.pzp.careteam.Member;
import nl.pzp.careteam.SourceTime;
import nl.pzp.form.Moment;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.intake.BsnIdentifiers;
import nl.pzp.palliative.PalliativeStatus;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads the people to call about a patient, and the patient's phase, at a moment. */
final class SummaryPeopleReader {

  private final PlanResourceReader plans;
  private final PlanTexts texts;
  private final ConflictResources conflicts;
  private final BsnIdentifiers bsns;

  SummaryPeopleReader(
      PlanResourceReader plans, PlanTexts texts, ConflictResources conflicts, BsnIdentifiers bsns) {
    this.plans = plans;
    this.texts = texts;
    this.conflicts = conflicts;
    this.bsns = bsns;
  }

  SummaryPeople read(
      PalliativeStatus picture, List<Resource> resources, Instant asOf, Locale reader) {
    var known = byReference(resources);
    var network = picture.network();
    var central = network.isEmpty() ? null : network.centralAt(asOf);
    var status = picture.markings().at(asOf);
    var leading = status.isMarked() ? status.leading() : null;
    var phase = leading == null ? null : leading.statement().phase();
    return new SummaryPeople(
        bsn(resources),
        leading == null
            ? null
            : texts.text("phase." + (phase == null ? "unknown" : phase.name()), reader),
        leading == null
            ? null
            : new Moment(SourceTime.text(leading.phaseSince()).getValueAsString()),
        generalPractitioner(resources, known),
        network.isEmpty() ? null : callable(network.responsibleAt(asOf).member(), known),
        central == null ? null : callable(central.member(), known),
        central != null && central.isDefault(),
        issues(resources, reader));
  }

  /** How somebody is called; null when nothing tells. */
  @Nullable String name(Member member, List<Resource> resources) {
    var called = callable(member, byReference(resources));
    return called == null ? null : called.name();
  }

  private static Map<String, Resource> byReference(List<Resource> resources) {
    var known = new LinkedHashMap<String, Resource>();
    resources.forEach(resource -> known.put(RelativeReference.of(resource), resource));
    return known;
  }

  // Of the plan's own conflicts the plan tells itself, as they are now.
  private List<String> issues(List<Resource> resources, Locale reader) {
    return resources.stream()
        .filter(DetectedIssue.class::isInstance)
        .map(DetectedIssue.class::cast)
        .filter(issue -> !conflicts.isOfPlan(issue) && conflicts.isOpen(issue))
        .map(issue -> issue.getCode().getCodingFirstRep().getCode())
        .map(code -> texts.issue(String.valueOf(code), reader))
        .sorted()
        .toList();
  }

  // By the rule of every way in: an old or ended number is not the number to look somebody up by.
  private @Nullable String bsn(List<Resource> resources) {
    return resources.stream()
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .flatMap(patient -> bsns.current(patient).stream())
        .map(Bsn::value)
        .findFirst()
        .orElse(null);
  }

  private SummaryPeople.@Nullable Callable generalPractitioner(
      List<Resource> resources, Map<String, Resource> known) {
    return resources.stream()
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .flatMap(patient -> patient.getGeneralPractitioner().stream())
        .map(reference -> callable(Member.of(reference), known))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private SummaryPeople.@Nullable Callable callable(Member member, Map<String, Resource> known) {
    if (!member.isKnown()) {
      return null;
    }
    var found = known.get(member.reference());
    if (found instanceof PractitionerRole role) {
      return ofRole(role, member, known);
    }
    if (found instanceof Practitioner practitioner) {
      return new SummaryPeople.Callable(
          Objects.requireNonNullElse(plans.name(practitioner.getName()), called(member)),
          phone(practitioner.getTelecom()).orElse(null));
    }
    if (found instanceof Organization organization && organization.hasName()) {
      return new SummaryPeople.Callable(
          organization.getName(), phone(organization.getTelecom()).orElse(null));
    }
    return new SummaryPeople.Callable(called(member), null);
  }

  private SummaryPeople.Callable ofRole(
      PractitionerRole role, Member member, Map<String, Resource> known) {
    var practitioner = known.get(local(role.getPractitioner()));
    var organization = known.get(local(role.getOrganization()));
    var name = practitioner instanceof Practitioner person ? plans.name(person.getName()) : null;
    var words =
        Stream.of(
                name == null ? role.getPractitioner().getDisplay() : name,
                Stream.concat(role.getCode().stream(), role.getSpecialty().stream())
                    .map(PlanResourceReader::words)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null),
                organization instanceof Organization works ? works.getName() : null)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(", "));
    var phone =
        phone(role.getTelecom())
            .or(
                () ->
                    practitioner instanceof Practitioner person
                        ? phone(person.getTelecom())
                        : Optional.empty())
            .or(
                () ->
                    organization instanceof Organization works
                        ? phone(works.getTelecom())
                        : Optional.empty());
    return new SummaryPeople.Callable(words.isEmpty() ? called(member) : words, phone.orElse(null));
  }

  private static String called(Member member) {
    return member.display().isEmpty() ? member.reference() : member.display();
  }

  private static Optional<String> phone(List<ContactPoint> points) {
    return points.stream()
        .filter(point -> point.getSystem() == ContactPointSystem.PHONE && point.hasValue())
        .filter(point -> point.getUse() != ContactPointUse.OLD)
        .map(ContactPoint::getValue)
        .findFirst();
  }

  private static String local(Reference reference) {
    var id = reference.getReferenceElement();
    return id.getResourceType() + "/" + id.getIdPart();
  }
}
