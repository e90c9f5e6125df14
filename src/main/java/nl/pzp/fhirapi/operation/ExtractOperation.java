package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.fhirapi.Reads;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.intake.ApiProblem;
import nl.pzp.intake.Extraction;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Shows the resources that a form gives (SDC {@code $extract}). Keeps nothing. */
@Component
public final class ExtractOperation {

  static final String EXTRACT = "$extract";

  private final BodyParser bodies;
  private final Extraction extraction;
  private final Reads reads;
  private final OperationOutcomes outcomes;

  ExtractOperation(
      BodyParser bodies, Extraction extraction, Reads reads, OperationOutcomes outcomes) {
    this.bodies = bodies;
    this.extraction = extraction;
    this.reads = reads;
    this.outcomes = outcomes;
  }

  /** The resources that a form gives. The last entry names answers that no profile can hold. */
  @Operation(name = EXTRACT, typeName = "QuestionnaireResponse", manualRequest = true)
  public Bundle extract(RequestDetails details) {
    var request = ApiRequest.of(details);
    var form = form(bodies.parse(details)).orElseThrow(() -> missing("questionnaire-response"));
    var source =
        form.getMeta().hasSource()
            ? form.getMeta().getSource()
            : request.call().principal().source();
    var call = request.call();
    var extracted = extraction.extract(form, source, person -> reads.maySee(call, person));
    reads.seen(call, extracted.person(), List.of(), null);
    var bundle = new Bundle().setType(BundleType.COLLECTION);
    for (var resource : extracted.resources()) {
      bundle
          .addEntry()
          .setFullUrl(request.base() + "/" + RelativeReference.of(resource))
          .setResource(resource);
    }
    if (!extracted.problems().isEmpty()) {
      bundle.addEntry().setResource(outcomes.of(extracted.problems(), request.reader()));
    }
    return bundle;
  }

  private static Optional<QuestionnaireResponse> form(Resource body) {
    return body instanceof Parameters parameters
        ? inner(parameters, "questionnaire-response", QuestionnaireResponse.class)
        : Optional.of(body)
            .filter(QuestionnaireResponse.class::isInstance)
            .map(QuestionnaireResponse.class::cast);
  }

  static <T extends Resource> Optional<T> inner(Parameters parameters, String name, Class<T> type) {
    return parameters.getParameter().stream()
        .filter(parameter -> parameter.getName().equals(name))
        .map(Parameters.ParametersParameterComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  static ProblemException missing(String name) {
    return Problem.of(ApiProblem.OPERATION_INPUT).with("missing", name).asException();
  }
}
