package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.BodyParser;
import nl.pzp.fhirapi.Reads;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.Problem;
import nl.pzp.pull.PlanPull;
import nl.pzp.pull.PullRequest;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.springframework.stereotype.Component;

/** Makes the adapter query other systems now for a patient's plan. */
@Component
public final class PullOperation {

  private static final String SOURCE = "source";

  private final BodyParser bodies;
  private final PatientRecord record;
  private final Reads reads;
  private final PlanPull pull;

  PullOperation(BodyParser bodies, PatientRecord record, Reads reads, PlanPull pull) {
    this.bodies = bodies;
    this.record = record;
    this.reads = reads;
    this.pull = pull;
  }

  /**
   * Queries the sources that {@code source} names, or all of them, and reports the result of each.
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
    reads.seen(request.call(), person, List.of(), null);
    return pull.ask(PullRequest.of(id.getIdPart(), sources(request, details), request.reader()));
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
    var names = String.join(",", named);
    return names.isBlank()
        ? List.of()
        : Arrays.stream(names.split(",", -1)).map(String::strip).distinct().toList();
  }
}
