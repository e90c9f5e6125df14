package nl.pzp.palliative;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.pzp.careteam.CareNetworkReader;
import nl.pzp.careteam.FollowUps.PlanMade;
import nl.pzp.careteam.Member;
import nl.pzp.careteam.SourceStatement;
import nl.pzp.careteam.SourceTime;
import nl.pzp.careteam.Statements;
import nl.pzp.marking.MarkingReader;
import nl.pzp.marking.Markings;
import nl.pzp.terminology.DutchTime;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a picture of a patient's resources. */
@Component
final class PalliativeStatusReader {

  private final Statements statements;
  private final MarkingReader markings;
  private final CareNetworkReader networks;
  private final List<Pack> packs;
  private final Clock clock;

  PalliativeStatusReader(
      Statements statements,
      MarkingReader markings,
      CareNetworkReader networks,
      Packs packs,
      Clock clock) {
    this.statements = statements;
    this.markings = markings;
    this.networks = networks;
    this.packs = packs.all().stream().filter(pack -> pack.fhirVersion().equals("R4")).toList();
    this.clock = clock;
  }

  /**
   * The picture.
   *
   * @param resources all of the patient, of each only the current version
   * @param professionals finds a PractitionerRole by its reference
   */
  PalliativeStatus of(
      String patientId,
      Collection<Resource> resources,
      Function<String, Optional<Resource>> professionals) {
    var stated = statements.among(resources);
    var patients =
        resources.stream()
            .filter(Patient.class::isInstance)
            .map(Patient.class::cast)
            .sorted(Comparator.comparing(PalliativeStatusReader::lastUpdated).reversed())
            .toList();
    var died = died(patients);
    var marked =
        Markings.of(stated.stream().flatMap(s -> markings.read(s).stream()).toList(), died);
    var general =
        patients.stream()
            .filter(Patient::hasGeneralPractitioner)
            .findFirst()
            .map(Patient::getGeneralPractitioner)
            .orElse(List.of())
            .stream()
            .map(Member::of)
            .filter(Member::isKnown)
            .toList();
    return new PalliativeStatus(
        patientId,
        stated,
        marked,
        networks.read(stated, marked.markers(), general, died),
        plans(resources, general, professionals),
        coreTeam(stated));
  }

  // A resource that was just sent has no moment yet: it is the newest.
  private static Instant lastUpdated(Patient patient) {
    var updated = patient.getMeta().getLastUpdated();
    return updated == null ? Instant.MAX : updated.toInstant();
  }

  // One source that tells of it is enough; of several moments the earliest.
  private @Nullable Instant died(List<Patient> patients) {
    // A newer explicit "not deceased" corrects an earlier report; silence corrects nothing.
    return patients.stream()
        .filter(Patient::hasDeceased)
        .takeWhile(patient -> died(patient).isPresent())
        .flatMap(patient -> died(patient).stream())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private Optional<Instant> died(Patient patient) {
    if (patient.getDeceased() instanceof DateTimeType moment && moment.hasValue()) {
      return Optional.of(SourceTime.firstMoment(moment));
    }
    if (patient.getDeceased() instanceof BooleanType said && said.booleanValue()) {
      // Without a moment: on the day that it became known, and after all that was stated that day.
      var known = lastUpdated(patient).equals(Instant.MAX) ? clock.instant() : lastUpdated(patient);
      var day = DutchTime.day(known);
      return Optional.of(SourceTime.lastMoment(new DateTimeType(day.toString())));
    }
    return Optional.empty();
  }

  private List<PlanMade> plans(
      Collection<Resource> resources,
      List<Member> general,
      Function<String, Optional<Resource>> professionals) {
    var practice = new HashSet<String>();
    general.forEach(member -> practice.addAll(names(member.reference(), professionals)));
    return resources.stream()
        .filter(Procedure.class::isInstance)
        .map(Procedure.class::cast)
        .filter(this::isConversation)
        .flatMap(procedure -> made(procedure, practice, professionals).stream())
        .sorted(Comparator.comparing(PlanMade::at).thenComparing(PlanMade::reference))
        .toList();
  }

  private Optional<PlanMade> made(
      Procedure procedure,
      Set<String> practice,
      Function<String, Optional<Resource>> professionals) {
    var at = performed(procedure);
    var byPractice =
        procedure.getPerformer().stream()
            .map(performer -> performer.getActor().getReference())
            .filter(Objects::nonNull)
            .flatMap(reference -> names(reference, professionals).stream())
            .anyMatch(practice::contains);
    return at.map(
        moment ->
            new PlanMade("Procedure/" + procedure.getIdElement().getIdPart(), moment, byPractice));
  }

  private boolean isConversation(Procedure procedure) {
    return procedure.getStatus() != ProcedureStatus.ENTEREDINERROR
        && procedure.getStatus() != ProcedureStatus.NOTDONE
        && procedure.getCode().getCoding().stream()
            .anyMatch(
                coding ->
                    packs.stream()
                        .map(pack -> pack.coded(PlanCode.ADVANCE_CARE_PLANNING))
                        .anyMatch(
                            code ->
                                code.code().equals(coding.getCode())
                                    && String.valueOf(code.system()).equals(coding.getSystem())));
  }

  private static Optional<Instant> performed(Procedure procedure) {
    var value = procedure.getPerformed();
    BaseDateTimeType moment =
        value instanceof Period period
            ? period.getStartElement()
            : value instanceof DateTimeType time ? time : null;
    return moment == null || !moment.hasValue()
        ? Optional.empty()
        : Optional.of(SourceTime.firstMoment(moment));
  }

  // A role, the person in it, and the practice it is in.
  private static Set<String> names(
      String reference, Function<String, Optional<Resource>> professionals) {
    var names = new HashSet<String>();
    if (!reference.isEmpty()) {
      names.add(reference);
    }
    professionals
        .apply(reference)
        .filter(PractitionerRole.class::isInstance)
        .map(PractitionerRole.class::cast)
        .ifPresent(
            role ->
                Stream.of(role.getPractitioner(), role.getOrganization())
                    .filter(Reference::hasReference)
                    .forEach(to -> names.add(to.getReference())));
    return names;
  }

  private static String coreTeam(List<SourceStatement> stated) {
    return stated.stream()
        .map(SourceStatement::content)
        .filter(CareTeam.class::isInstance)
        .map(CareTeam.class::cast)
        .filter(team -> team.getStatus() != CareTeamStatus.ENTEREDINERROR)
        .flatMap(team -> team.getManagingOrganization().stream().limit(1))
        .filter(Reference::hasReference)
        .map(Reference::getReference)
        .reduce((earlier, later) -> later)
        .orElse("");
  }
}
