package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import nl.pzp.audit.AuditTrail;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;

/** Has other systems asked now for what they have of a patient's plan. */
public final class PullOperation {

  public static final String ROUTE = "direct:pull-plan";
  private static final String SOURCE = "source";

  private final BodyParser bodies;
  private final PatientRecord record;
  private final AuditTrail audit;
  private final ProducerTemplate routes;

  PullOperation(
      BodyParser bodies, PatientRecord record, AuditTrail audit, ProducerTemplate routes) {
    this.bodies = bodies;
    this.record = record;
    this.audit = audit;
    this.routes = routes;
  }

  /**
   * Asks the sources that {@code source} names, or all of them; gives how each of them did.
   *
   * @throws nl.pzp.problem.ProblemException when the patient or the source is unknown
   */
  @Operation(name = "$acp-pull", typeName = "Patient", manualRequest = true)
  public Parameters pull(@IdParam IdType id, RequestDetails details) {
    var request = ApiRequest.of(details);
    var person =
        record
            .personByPatientId(id.getIdPart())
            .orElseThrow(() -> Problem.of(ApiProblem.NOT_FOUND).asException());
    audit.record(request.call().seen(person, id.getIdPart(), List.of(), null));
    var headers = new HashMap<String, Object>();
    headers.put("reader", request.reader());
    var sources = sources(request, details);
    if (!sources.isEmpty()) {
      headers.put(SOURCE, String.join(",", sources));
    }
    try {
      return routes.requestBodyAndHeaders(ROUTE, id.getIdPart(), headers, Parameters.class);
    } catch (CamelExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private List<String> sources(ApiRequest request, RequestDetails details) {
    var named = new ArrayList<>(request.parameters().getOrDefault(SOURCE, List.of()));
    if (details.getRequestType() == RequestTypeEnum.POST
        && bodies.parse(details) instanceof Parameters sent) {
      sent.getParameter().stream()
          .filter(parameter -> SOURCE.equals(parameter.getName()))
          .filter(parameter -> parameter.getValue() instanceof PrimitiveType<?>)
          .map(parameter -> parameter.getValue().primitiveValue())
          .forEach(named::add);
    }
    return named;
  }
}
