package nl.pzp.notify.topic;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates FHIRPath on the version before and after a change, as {@code %previous} and {@code
 * %current}. The first use creates the engine, which takes a second or two.
 */
final class Criteria {

  private final FhirContext fhir;
  private final Map<String, IFhirPath.IParsedExpression> parsed = new HashMap<>();
  private @Nullable IFhirPath engine;
  private @Nullable Resource previous;
  private @Nullable Resource current;

  Criteria(FhirContext fhir) {
    this.fhir = fhir;
  }

  /**
   * Whether the expression is true for this change; an empty result counts as false.
   *
   * @throws IllegalStateException when the expression cannot be evaluated
   */
  synchronized boolean hold(
      String expression, @Nullable Resource before, @Nullable Resource after) {
    var root = after == null ? before : after;
    if (root == null) {
      return false;
    }
    previous = before;
    current = after;
    try {
      var path = engine();
      var tree = parsed.get(expression);
      if (tree == null) {
        tree = parse(path, expression);
        parsed.put(expression, tree);
      }
      var answer = path.evaluate(root, tree, BooleanType.class);
      return answer.size() == 1 && answer.get(0).booleanValue();
    } finally {
      previous = null;
      current = null;
    }
  }

  private IFhirPath engine() {
    var path = engine;
    if (path == null) {
      path = fhir.newFhirPath();
      path.setEvaluationContext(new Versions());
      engine = path;
    }
    return path;
  }

  private static IFhirPath.IParsedExpression parse(IFhirPath path, String expression) {
    try {
      return path.parse(expression);
    } catch (Exception e) {
      throw new IllegalStateException("No FHIRPath: " + expression, e);
    }
  }

  private final class Versions implements IFhirPathEvaluationContext {

    @Override
    public List<IBase> resolveConstant(
        Object appContext, String name, ConstantEvaluationMode mode) {
      return switch (name.replaceFirst("^%", "")) {
        case "previous" -> listOf(previous);
        case "current" -> listOf(current);
        default -> List.of();
      };
    }

    @Override
    public @Nullable IBase resolveReference(IIdType id, @Nullable IBase context) {
      return null;
    }

    private static List<IBase> listOf(@Nullable Resource resource) {
      return resource == null ? List.of() : List.of(resource);
    }
  }
}
