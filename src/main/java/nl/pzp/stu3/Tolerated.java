package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCode;

/** Collects the tolerances used in one resource, once per element, and the ambiguities. */
final class Tolerated {

  private final List<Problem> problems = new ArrayList<>();

  void note(Tolerance rule, String element) {
    add(Problem.of(rule).with("rule", rule.name()).at(Place.at(element)));
  }

  void refuse(ProblemCode code, String element) {
    add(Problem.of(code).at(Place.at(element)));
  }

  private void add(Problem problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
