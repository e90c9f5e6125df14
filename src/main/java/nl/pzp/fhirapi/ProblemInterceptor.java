package nl.pzp.fhirapi;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import nl.pzp.fhirapi.guard.DoorInbox;
import nl.pzp.fhirapi.guard.Failures;
import nl.pzp.fhirapi.guard.OutcomeWriter;
import nl.pzp.guard.GuardProblem;
import nl.pzp.intake.ApiProblem;
import nl.pzp.intake.IncomingCall;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;

/**
 * Turns every failure below the guard into problems of the catalogue: our own, HAPI's, and
 * unexpected ones. Settles and audits the refusal before the response goes out.
 */
@Interceptor
public final class ProblemInterceptor {

  /** A refusal as the exception that HAPI sends. */
  private static final class Refusal extends BaseServerResponseException {
    private static final long serialVersionUID = 1L;

    private Refusal(int status) {
      super(status, "refused");
    }
  }

  private final DoorInbox inbox;
  private final OutcomeWriter outcomes;
  private final List<String> types;

  /**
   * Of one door.
   *
   * @param types resource types that the door knows
   */
  public ProblemInterceptor(DoorInbox inbox, OutcomeWriter outcomes, List<String> types) {
    this.inbox = inbox;
    this.outcomes = outcomes;
    this.types = List.copyOf(types);
  }

  /** Maps a failure to the refusal to send. */
  @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
  public BaseServerResponseException refuse(
      RequestDetails details, Throwable failure, HttpServletRequest request) {
    var problems = problemsOf(details, failure);
    var call = IncomingCall.of(request);
    if (call != null) {
      try {
        inbox.refuse(call, problems, request);
      } catch (RuntimeException e) {
        problems = Failures.problemsOf(e);
      }
    }
    var refusal = new Refusal(OperationOutcomes.httpStatus(problems));
    refusal.setOperationOutcome(outcomes.outcome(problems, request));
    if (refusal.getStatusCode() == 503) {
      refusal.addResponseHeader("Retry-After", "5");
    }
    return refusal;
  }

  private List<Problem> problemsOf(RequestDetails details, Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException known) {
        return known.problems();
      }
    }
    if (failure instanceof BaseServerResponseException hapi && hapi.getStatusCode() < 500) {
      return List.of(problemOf(details, hapi));
    }
    if (failure instanceof DataFormatException) {
      return List.of(Problem.of(ApiProblem.CONTENT_UNREADABLE));
    }
    return Failures.problemsOf(failure);
  }

  private Problem problemOf(RequestDetails details, BaseServerResponseException hapi) {
    // Without an operation, HAPI found no handler for the request.
    if (details.getRestOperationType() == null) {
      var type = details.getResourceName();
      return type == null || types.contains(type) || isOperationOnly(type)
          ? Problem.of(ApiProblem.INTERACTION_NOT_OFFERED)
          : Problem.of(ApiProblem.TYPE_UNKNOWN).with("known", String.join(", ", types));
    }
    return switch (hapi.getStatusCode()) {
      case 404 -> Problem.of(ApiProblem.NOT_FOUND);
      case 405 -> Problem.of(ApiProblem.INTERACTION_NOT_OFFERED);
      case 406 -> Problem.of(ApiProblem.FORMAT_NOT_OFFERED);
      case 410 -> Problem.of(ApiProblem.DELETED);
      case 415 -> Problem.of(GuardProblem.CONTENT_TYPE_NOT_SERVED);
      default -> Problem.of(ApiProblem.REQUEST_UNREADABLE);
    };
  }

  private static boolean isOperationOnly(String type) {
    return type.equals("Questionnaire") || type.equals("Bundle");
  }
}
