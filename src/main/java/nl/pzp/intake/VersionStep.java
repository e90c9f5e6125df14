package nl.pzp.intake;

import java.util.ArrayList;
import java.util.regex.Pattern;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.stu3.ReferencedResources;
import nl.pzp.stu3.Stu3Intake;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Brings STU3 content to the plain shape of zib2017 and to R4, in which the record keeps
 * everything. Every tolerance of a sender's own shape is counted and said to the sender; what may
 * mean two things is refused.
 */
public final class VersionStep {

  private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d{1,4})].*");

  private final Stu3Intake intake;
  private final ReferencedResources surroundings;
  private final PatientsElsewhere patients;
  private final ToleranceCounter tolerances;

  VersionStep(
      Stu3Intake intake,
      ReferencedResources surroundings,
      PatientsElsewhere patients,
      ToleranceCounter tolerances) {
    this.intake = intake;
    this.surroundings = surroundings;
    this.patients = patients;
    this.tolerances = tolerances;
  }

  /**
   * The message in R4; one that came in R4 as it is.
   *
   * @throws ProblemException with everything that is ambiguous, and what was tolerated beside it
   */
  public Arrival toR4(Arrival arrival) {
    return arrival.content() instanceof ArrivalContent.InStu3 stu3
        ? converted(arrival, stu3.transaction())
        : arrival;
  }

  private Arrival converted(Arrival arrival, org.hl7.fhir.dstu3.model.Bundle stu3) {
    var conversion = intake.accept(stu3, surroundings);
    var bundle = (Bundle) conversion.resource();
    var found = new ArrayList<>(conversion.problems());
    found.addAll(patients.bringHome(bundle));
    tolerances.count(found, bundle, arrival.source());
    if (conversion.hasErrors()) {
      var problems = new ArrayList<Problem>();
      found.stream().filter(Problem::isError).forEach(problems::add);
      found.stream().filter(p -> !p.isError()).forEach(problems::add);
      throw new ProblemException(problems);
    }
    return arrival.inR4(bundle, found.stream().map(p -> new Note(entryOf(p), p)).toList());
  }

  /** The entry that a problem of a message is about; the first where it does not say. */
  static int entryOf(Problem problem) {
    var expression = problem.place().expression();
    var entry = ENTRY.matcher(expression == null ? "" : expression);
    return entry.matches() ? Integer.parseInt(entry.group(1)) : 0;
  }
}
