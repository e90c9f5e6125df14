package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Resource;

/** The way in for STU3 that others send: first to the plain shape, then to R4. */
public final class Stu3Intake {

  private final VendorShapes vendorShapes;
  private final Stu3Converter converter;

  public Stu3Intake(VendorShapes vendorShapes, Stu3Converter converter) {
    this.vendorShapes = vendorShapes;
    this.converter = converter;
  }

  /**
   * Converts the resource or Bundle to R4; the problems include the tolerances used.
   *
   * @throws nl.pzp.problem.ProblemException when R4 lacks the type
   */
  public Conversion<Resource> accept(
      org.hl7.fhir.dstu3.model.Resource resource, ReferencedResources surroundings) {
    var plain = vendorShapes.plain(resource);
    var conversion = converter.toR4(plain.resource(), surroundings);
    List<Problem> problems = new ArrayList<>(plain.problems());
    problems.addAll(conversion.problems());
    return new Conversion<>(conversion.resource(), conversion.losses(), problems);
  }
}
