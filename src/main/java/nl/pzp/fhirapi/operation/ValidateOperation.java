package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.pzp.audit.AuditTrail;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.ProblemException;
import nl.pzp.validation.ResourceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Validates resources of one type without keeping them, however broken they are. */
public final class ValidateOperation implements IResourceProvider {

  static final String VALIDATE = "$validate";

  private final String type;
  private final BodyParser bodies;
  private final ResourceValidator validator;
  private final AuditTrail audit;
  private final OperationOutcomes outcomes;
  private final FhirContext fhir;

  ValidateOperation(
      String type,
      BodyParser bodies,
      ResourceValidator validator,
      AuditTrail audit,
      OperationOutcomes outcomes,
      FhirContext fhir) {
    this.type = type;
    this.bodies = bodies;
    this.validator = validator;
    this.audit = audit;
    this.outcomes = outcomes;
    this.fhir = fhir;
  }

  @Override
  public Class<? extends IBaseResource> getResourceType() {
    return fhir.getResourceDefinition(type).getImplementingClass();
  }

  /**
   * Validates a resource, alone or as {@code resource} of Parameters, against its own profiles and
   * those that {@code profile} names.
   *
   * @return the findings, and last the profiles that were used
   */
  @Operation(name = VALIDATE, manualRequest = true)
  public OperationOutcome validate(
      @IdParam(optional = true) @Nullable IdType id, RequestDetails details) {
    var request = ApiRequest.of(details);
    var wrapped = parameters(details);
    var profiles =
        Stream.concat(
                wrapped.stream()
                    .flatMap(parameters -> parameters.getParameter().stream())
                    .filter(parameter -> parameter.getName().equals("profile"))
                    .map(parameter -> parameter.getValue().primitiveValue()),
                request.parameters().getOrDefault("profile", List.of()).stream())
            .toList();
    var findings =
        wrapped.isPresent()
            ? validator.check(
                ExtractOperation.inner(wrapped.get(), "resource", Resource.class)
                    .orElseThrow(() -> ExtractOperation.missing("resource")),
                profiles)
            : validator.check(
                BodyParser.text(details),
                BodyParser.encoding(details),
                FhirVersionEnum.R4,
                profiles);
    audit.record(request.call().seen(null, null, List.of(), null));
    return outcomes.of(findings.answer(), request.reader());
  }

  private Optional<Parameters> parameters(RequestDetails details) {
    try {
      return bodies.parse(details) instanceof Parameters parameters
          ? Optional.of(parameters)
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
