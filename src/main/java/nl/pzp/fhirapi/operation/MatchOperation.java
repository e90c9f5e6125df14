package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.fhirapi.Searches;
import nl.pzp.problem.ProblemException;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Who a Patient is (FHIR {@code $match}), by BSN alone: nobody is taken for somebody else on a
 * name. The Patient may be the body itself, as the regional viewer sends it.
 */
public final class MatchOperation {

  static final String MATCH = "$match";

  private static final String GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";

  private final BodyParser bodies;
  private final Function<IBaseResource, Resource> inR4;
  private final Searches searches;
  private final Function<ApiRequest, Function<Bundle, IBaseBundle>> shown;
  private final Set<String> bsnSystems;

  public MatchOperation(
      BodyParser bodies,
      Function<IBaseResource, Resource> inR4,
      Searches searches,
      Set<String> bsnSystems) {
    this(bodies, inR4, searches, request -> bundle -> bundle, bsnSystems);
  }

  /**
   * Of one door.
   *
   * @param inR4 how what was sent is read in R4
   * @param searches in the words of the record
   * @param shown how what was found is said at the door
   */
  public MatchOperation(
      BodyParser bodies,
      Function<IBaseResource, Resource> inR4,
      Searches searches,
      Function<ApiRequest, Function<Bundle, IBaseBundle>> shown,
      Set<String> bsnSystems) {
    this.bodies = bodies;
    this.inR4 = inR4;
    this.searches = searches;
    this.shown = shown;
    this.bsnSystems = Set.copyOf(bsnSystems);
  }

  /**
   * At most one Patient, with the score 1.
   *
   * @throws ProblemException when there is no BSN to go by
   */
  @Operation(name = MATCH, typeName = "Patient", manualRequest = true)
  public IBaseBundle match(RequestDetails details) {
    var request = ApiRequest.of(details);
    var identifier =
        patient(inR4.apply(bodies.read(details))).getIdentifier().stream()
            .filter(i -> bsnSystems.contains(i.getSystem()) && i.hasValue())
            .findFirst()
            .orElseThrow(() -> ExtractOperation.missing("Patient.identifier (BSN)"));
    var found =
        searches.find(
            request.call(),
            "Patient",
            Map.of("identifier", List.of(identifier.getSystem() + "|" + identifier.getValue())),
            false,
            request.base(),
            request.reader());
    found.getEntry().stream()
        .filter(entry -> entry.getResource() instanceof Patient)
        .forEach(
            entry ->
                entry
                    .getSearch()
                    .setScore(1)
                    .addExtension(new Extension(GRADE, new CodeType("certain"))));
    return shown.apply(request).apply(found);
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
