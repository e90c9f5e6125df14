package nl.pzp.stu3;

import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;

/**
 * An element of the source that the conversion lost or changed.
 *
 * @param element path from the resource type, without indexes
 * @param type FHIR type of the value
 */
public record Loss(String element, String type, LossReason why) {

  public LossReason.Kind kind() {
    return why.lossKind();
  }

  /** The loss for a reader, with the severity information. */
  public Problem asProblem() {
    return Problem.of(why).with("element", element).with("type", type).at(Place.at(element));
  }
}
