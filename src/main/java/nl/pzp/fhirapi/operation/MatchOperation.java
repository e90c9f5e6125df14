package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.fhirapi.FhirDoor;
import nl.pzp.problem.ProblemException;
import nl.pzp.terminology.FhirUrl;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Finds the patient that a Patient describes (FHIR {@code $match}), by BSN alone: a name is never
 * enough. The body may be the Patient itself, as the regional viewer sends it.
 */
public final class MatchOperation {

  static final String MATCH = "$match";

  private final FhirDoor door;
  private final BodyParser bodies;
  private final Set<String> bsnSystems;

  public MatchOperation(FhirDoor door, Set<String> bsnSystems) {
    this.door = door;
    this.bodies = new BodyParser(door.fhir());
    this.bsnSystems = Set.copyOf(bsnSystems);
  }

  /**
   * At most one Patient, with score 1.
   *
   * @throws ProblemException when the Patient has no BSN
   */
  @Operation(name = MATCH, typeName = "Patient", manualRequest = true)
  public IBaseBundle match(RequestDetails details) {
    var request = ApiRequest.of(details);
    var identifier =
        patient(door.inR4(bodies.read(details))).getIdentifier().stream()
            .filter(i -> bsnSystems.contains(i.getSystem()) && i.hasValue())
            .findFirst()
            .orElseThrow(() -> ExtractOperation.missing("Patient.identifier (BSN)"));
    var found =
        door.find(
            request,
            "Patient",
            Map.of("identifier", List.of(identifier.getSystem() + "|" + identifier.getValue())));
    found.getEntry().stream()
        .filter(entry -> entry.getResource() instanceof Patient)
        .forEach(
            entry ->
                entry
                    .getSearch()
                    .setScore(1)
                    .addExtension(
                        new Extension(FhirUrl.MATCH_GRADE.url(), new CodeType("certain"))));
    return door.shown(request, found);
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
