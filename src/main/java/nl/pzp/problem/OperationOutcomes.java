package nl.pzp.problem;

import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Writes problems as a FHIR OperationOutcome: code, message and place in {@code details}, remedy in
 * {@code diagnostics}.
 */
public final class OperationOutcomes {

  /** The code system of the problems that the adapter reports. */
  public static final String PROBLEM_CODES =
      "https://pzp-adapter.github.io/fhir/CodeSystem/problem";

  private final ProblemCatalogue catalogue;

  public OperationOutcomes(ProblemCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  public OperationOutcome of(List<Problem> problems, Locale reader) {
    var outcome = new OperationOutcome();
    for (var problem : problems) {
      var text = catalogue.text(problem, reader);
      var issue =
          outcome
              .addIssue()
              .setSeverity(severity(problem.code().severity()))
              .setCode(IssueType.fromCode(problem.code().issueType()))
              .setDiagnostics(text.remedy());
      issue.getDetails().setText(withPlace(text.message(), problem.place()));
      issue.getDetails().addCoding().setSystem(PROBLEM_CODES).setCode(problem.code().id());
      if (problem.place().expression() != null) {
        issue.addExpression(problem.place().expression());
      }
    }
    return outcome;
  }

  /** The HTTP status of the first error; 200 without one. */
  public static int httpStatus(List<Problem> problems) {
    return problems.stream()
        .filter(Problem::isError)
        .findFirst()
        .map(p -> p.code().httpStatus())
        .orElse(200);
  }

  private static String withPlace(String message, Place place) {
    return place.linkId() == null ? message : message + " [linkId " + place.linkId() + "]";
  }

  private static IssueSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> IssueSeverity.ERROR;
      case WARNING -> IssueSeverity.WARNING;
      case INFORMATION -> IssueSeverity.INFORMATION;
    };
  }
}
