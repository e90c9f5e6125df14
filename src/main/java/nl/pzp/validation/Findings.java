package nl.pzp.validation;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.problem.Problem;
import nl.pzp.problem.Severity;

/** The validator's findings for one resource or Bundle, gravest first, and their basis. */
public record Findings(List<Problem> problems, Basis basis) {

  public Findings {
    problems = List.copyOf(problems);
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }

  public List<Problem> errors() {
    return problems.stream().filter(Problem::isError).toList();
  }

  /** The problems that are this grave or graver. */
  public List<Problem> atLeast(Severity severity) {
    return problems.stream().filter(p -> p.code().severity().compareTo(severity) <= 0).toList();
  }

  /** The problems, followed by the statement of the basis. */
  public List<Problem> answer() {
    var answer = new ArrayList<>(problems);
    answer.add(basis.statement());
    return answer;
  }
}
