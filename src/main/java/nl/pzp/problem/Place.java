package nl.pzp.problem;

import org.jspecify.annotations.Nullable;

/**
 * The location of a problem: a FHIRPath expression, a question of the form, both, or neither.
 *
 * @param expression FHIRPath from the resource type down, without patient data
 * @param linkId of the question in the posted form
 */
public record Place(@Nullable String expression, @Nullable String linkId) {

  public static final Place NOWHERE = new Place(null, null);

  public static Place at(String expression) {
    return new Place(expression, null);
  }

  public static Place question(String linkId) {
    return new Place(null, linkId);
  }

  @Override
  public String toString() {
    if (linkId != null) {
      return expression == null ? "linkId " + linkId : "linkId " + linkId + ", " + expression;
    }
    return expression == null ? "" : expression;
  }
}
