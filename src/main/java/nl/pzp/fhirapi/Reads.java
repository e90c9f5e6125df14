package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntryTransactionMethodEnum;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.pzp.audit.AuditTrail;
import nl.pzp.intake.ApiProblem;
import nl.pzp.intake.IncomingCall;
import nl.pzp.intake.ShownPatient;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import nl.pzp.security.Interaction;
import nl.pzp.security.Reach;
import nl.pzp.security.ReadEntitlement;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads single resources from the record. Audits each disclosure before it returns anything. */
@Component
public final class Reads {

  private static final Set<String> ABOUT_NO_PATIENT =
      Set.of("Practitioner", "PractitionerRole", "Organization", "Location");

  private final PatientRecord record;
  private final AuditTrail audit;
  private final ShownPatient patients;
  private final ReadEntitlement entitlement;
  private final FhirContext fhir;

  Reads(
      PatientRecord record,
      AuditTrail audit,
      ShownPatient patients,
      ReadEntitlement entitlement,
      FhirContext fhir) {
    this.record = record;
    this.patients = patients;
    this.entitlement = entitlement;
    this.audit = audit;
    this.fhir = fhir;
  }

  /**
   * The current version.
   *
   * @throws nl.pzp.problem.ProblemException 404 when it never existed, 410 when it was deleted
   */
  public Resource read(IncomingCall call, String type, String id) {
    var stored = record.read(type, id).orElseThrow(Reads::notFound);
    show(call, stored);
    return shown(stored);
  }

  /**
   * One version.
   *
   * @throws nl.pzp.problem.ProblemException 404 when it never existed, 410 when it is a tombstone
   */
  public Resource read(IncomingCall call, String type, String id, String version) {
    return show(call, record.read(type, id, number(version)).orElseThrow(Reads::notFound));
  }

  /**
   * All versions, newest first.
   *
   * @throws nl.pzp.problem.ProblemException 404 when it never existed
   */
  public List<Resource> history(IncomingCall call, String type, String id) {
    var versions = record.wholeHistory(type, id);
    if (versions.isEmpty()) {
      throw notFound();
    }
    seen(call, versions, null);
    return versions.stream().map(this::inHistory).toList();
  }

  /**
   * A version for the caller that just wrote it, or found it by a conditional create. A caller of
   * limited reach gets it only as if it read it; empty when it may not.
   */
  public Optional<Resource> written(IncomingCall call, String type, String id, String version) {
    var stored = record.read(type, id, number(version)).orElseThrow(Reads::notFound);
    if (isLimited(call)) {
      if (!maySee(call, stored)) {
        return Optional.empty();
      }
      seen(call, List.of(stored), null);
    } else if (call.interaction() == Interaction.CREATE
        && !stored.message().equals(call.message())) {
      seen(call, List.of(stored), null);
    }
    return Optional.of(parse(stored));
  }

  /**
   * Audits the disclosure of the notice of a pull, of whose patient the record may know nothing.
   *
   * @throws nl.pzp.problem.ProblemException 404 when this caller sees only what it was told
   */
  void seenNotice(IncomingCall call, String id) {
    if (isLimited(call)) {
      throw notFound();
    }
    audit.record(call.seen(null, null, List.of("Task/" + id), null));
  }

  /** Audits the disclosure of these resources; only then may they go out. */
  void seen(IncomingCall call, List<StoredResource> resources, @Nullable String query) {
    var person =
        resources.stream()
            .map(StoredResource::person)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    seen(call, person, resources, query);
  }

  /**
   * Audits the disclosure, also for a person of whom nothing was found.
   *
   * @throws nl.pzp.problem.ProblemException 404, as if nothing existed, when this caller may not
   *     see one of the people concerned
   */
  public void seen(
      IncomingCall call,
      @Nullable PersonId person,
      List<StoredResource> resources,
      @Nullable String query) {
    requireSeeing(call, person);
    if (person == null && resources.stream().anyMatch(each -> !maySee(call, each))) {
      throw notFound();
    }
    resources.stream()
        .map(StoredResource::person)
        .distinct()
        .forEach(each -> requireSeeing(call, each));
    audit.record(
        call.seen(
            person,
            person == null ? null : record.canonicalPatientId(person).orElse(null),
            resources.stream().map(StoredResource::toString).toList(),
            query));
  }

  /** Whether this caller may now see the data of a person. */
  public boolean maySee(IncomingCall call, @Nullable PersonId person) {
    return person == null || entitlement.maySee(call.principal(), person.value());
  }

  // Content that came without its patient can be about anybody.
  private boolean maySee(IncomingCall call, StoredResource stored) {
    return stored.person() == null
        ? !isLimited(call) || ABOUT_NO_PATIENT.contains(stored.type())
        : maySee(call, stored.person());
  }

  private static boolean isLimited(IncomingCall call) {
    return call.principal().reach() == Reach.SHARED;
  }

  private void requireSeeing(IncomingCall call, @Nullable PersonId person) {
    if (!maySee(call, person)) {
      throw notFound();
    }
  }

  /** The resource; for the Patient that represents a person, merged from all sources. */
  public Resource shown(StoredResource stored) {
    var person = stored.person();
    return person != null && patients.isShown(stored)
        ? patients.of(person).<Resource>map(patient -> patient).orElseGet(() -> parse(stored))
        : parse(stored);
  }

  public Resource parse(StoredResource stored) {
    if (stored.deleted()) {
      return tombstone(stored);
    }
    return (Resource) fhir.newJsonParser().parseResource(stored.json());
  }

  public List<Reference> references(Resource resource) {
    return fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class);
  }

  private Resource show(IncomingCall call, StoredResource stored) {
    if (stored.deleted()) {
      if (!maySee(call, stored)) {
        throw notFound();
      }
      throw Problem.of(ApiProblem.DELETED).asException();
    }
    seen(call, List.of(stored), null);
    return parse(stored);
  }

  private Resource inHistory(StoredResource stored) {
    var resource = parse(stored);
    ResourceMetadataKeyEnum.ENTRY_TRANSACTION_METHOD.put(
        resource,
        stored.deleted()
            ? BundleEntryTransactionMethodEnum.DELETE
            : BundleEntryTransactionMethodEnum.PUT);
    return resource;
  }

  private Resource tombstone(StoredResource stored) {
    var resource = (Resource) fhir.getResourceDefinition(stored.type()).newInstance();
    resource.setId(new IdType(stored.type(), stored.id(), Integer.toString(stored.version())));
    var moment = new InstantType(Date.from(stored.lastUpdated()));
    ResourceMetadataKeyEnum.DELETED_AT.put(resource, moment);
    resource.getMeta().setLastUpdatedElement(moment);
    return resource;
  }

  private static int number(String version) {
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      throw notFound();
    }
  }

  private static RuntimeException notFound() {
    return Problem.of(ApiProblem.NOT_FOUND).asException();
  }
}
