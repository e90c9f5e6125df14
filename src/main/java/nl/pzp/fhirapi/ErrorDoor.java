package nl.pzp.fhirapi;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import nl.pzp.fhirapi.guard.OutcomeWriter;
import nl.pzp.guard.GuardProblem;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.Problem;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers errors that the servlet container reports from outside the FHIR server. */
@Controller
final class ErrorDoor implements ErrorController {

  private final OutcomeWriter outcomes;

  ErrorDoor(OutcomeWriter outcomes) {
    this.outcomes = outcomes;
  }

  @RequestMapping("/error")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    outcomes.write(
        List.of(problem(status instanceof Integer code ? code : 500)), request, response);
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 400 -> Problem.of(ApiProblem.REQUEST_UNREADABLE);
      case 404 -> Problem.of(ApiProblem.NOT_FOUND);
      case 405 -> Problem.of(ApiProblem.INTERACTION_NOT_OFFERED);
      case 406 -> Problem.of(ApiProblem.FORMAT_NOT_OFFERED);
      case 415 -> Problem.of(GuardProblem.CONTENT_TYPE_NOT_SERVED);
      default -> Problem.of(GuardProblem.FAILED);
    };
  }
}
