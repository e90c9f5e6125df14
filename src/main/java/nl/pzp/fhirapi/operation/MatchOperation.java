package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.fhirapi.FhirDoor;
import nl.pzp.intake.ApiProblem;
import nl.pzp.intake.BirthDateRule;
import nl.pzp.intake.BsnIdentifiers;
import nl.pzp.intake.ParsedVersions;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.PatientRecord;
import nl.pzp.terminology.FhirUrl;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntrySearchComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Finds the patient that a Patient describes (FHIR {@code $match}), by the rule of identity of
 * every way in: an official, current BSN, and a birth date that does not contradict. A name is
 * never enough. The body may be the Patient itself, as the regional viewer sends it.
 */
public final class MatchOperation {

  static final String MATCH = "$match";

  private static final String PATIENT = "Patient";
  private static final String CERTAIN = "certain";
  private static final String POSSIBLE = "possible";

  private final FhirDoor door;
  private final BodyParser bodies;
  private final BsnIdentifiers bsns;
  private final PatientRecord record;
  private final ParsedVersions versions;

  public MatchOperation(
      FhirDoor door, BsnIdentifiers bsns, PatientRecord record, ParsedVersions versions) {
    this.door = door;
    this.bodies = new BodyParser(door.fhir());
    this.bsns = bsns;
    this.record = record;
    this.versions = versions;
  }

  /**
   * At most one Patient: certain with score 1, or possible with score 0.5 where the birth date
   * contradicts.
   *
   * @throws ProblemException when the Patient has no BSN, or two that differ
   */
  @Operation(name = MATCH, typeName = PATIENT, manualRequest = true)
  public IBaseBundle match(RequestDetails details) {
    var request = ApiRequest.of(details);
    var described = patient(door.inR4(bodies.read(details)));
    var identifiers =
        described.getIdentifier().stream().filter(i -> bsns.isSystem(i.getSystem())).toList();
    if (identifiers.isEmpty()) {
      throw ExtractOperation.missing("Patient.identifier (BSN)");
    }
    var numbers = bsns.current(described);
    if (numbers.size() > 1) {
      throw Problem.of(ApiProblem.TWO_BSNS).at(Place.at("Patient.identifier")).asException();
    }
    var identifier = identifiers.stream().filter(i -> bsns.current(i).isPresent()).findFirst();
    var person = numbers.stream().findFirst().flatMap(record::personByBsn);
    if (identifier.isEmpty() || person.isEmpty()) {
      // A number that is masked, old or nobody's finds nobody.
      var nobody = new Bundle().setType(BundleType.SEARCHSET).setTotal(0);
      return door.shown(request, nobody);
    }
    var token = identifier.get().getSystem() + "|" + identifier.get().getValue();
    var found = door.find(request, PATIENT, Map.of("identifier", List.of(token)));
    var shown = record.canonicalPatientId(person.get()).orElse("");
    // Somebody else's old number finds them by a search, but they are not who is meant.
    found.getEntry().removeIf(entry -> isOfAnother(entry.getResource(), shown));
    found.setTotal((int) found.getEntry().stream().filter(MatchOperation::isPatient).count());
    var contradicts =
        BirthDateRule.contradicts(
            described.getBirthDateElement().getValueAsString(), versions.of(record, person.get()));
    found.getEntry().stream()
        .filter(MatchOperation::isPatient)
        .forEach(entry -> grade(entry.getSearch(), !contradicts));
    return door.shown(request, found);
  }

  private static boolean isOfAnother(Resource resource, String shown) {
    return resource instanceof Patient && !resource.getIdElement().getIdPart().equals(shown);
  }

  private static boolean isPatient(BundleEntryComponent entry) {
    return entry.getResource() instanceof Patient;
  }

  private static void grade(BundleEntrySearchComponent search, boolean certain) {
    search
        .setScore(certain ? BigDecimal.ONE : new BigDecimal("0.5"))
        .addExtension(
            new Extension(FhirUrl.MATCH_GRADE.url(), new CodeType(certain ? CERTAIN : POSSIBLE)));
  }

  private static Patient patient(Resource body) {
    var sent =
        body instanceof Parameters parameters
            ? ExtractOperation.inner(parameters, "resource", Resource.class)
                .orElseThrow(() -> ExtractOperation.missing("resource"))
            : body;
    if (sent instanceof Patient patient) {
      return patient;
    }
    throw ExtractOperation.missing("resource (Patient)");
  }
}
