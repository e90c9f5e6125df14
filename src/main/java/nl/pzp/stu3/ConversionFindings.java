package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;

/** Collects the findings of one conversion, and gives access to referenced resources. */
final class ConversionFindings {

  private final ReferencedResources surroundings;
  private final List<Problem> problems = new ArrayList<>();

  ConversionFindings(ReferencedResources surroundings) {
    this.surroundings = surroundings;
  }

  ReferencedResources surroundings() {
    return surroundings;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  void add(Stu3Problem code, String element) {
    add(Problem.of(code).at(Place.at(element)));
  }

  void add(Problem problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
