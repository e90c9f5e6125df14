package nl.pzp.record.search;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.StringType;

/**
 * A path from a resource to values: element names, and {@code ofType(X)} for a choice of types.
 * Parsed once, evaluated without reflection. {@code @id} and {@code @lastUpdated} are the record's
 * own metadata.
 */
final class ElementPath {

  /** One element, or the type that a choice must have. */
  private record Step(String name, int hash, boolean type) {}

  private static final String ID = "@id";
  private static final String LAST_UPDATED = "@lastUpdated";
  private static final String OF_TYPE = "ofType(";

  private final String text;
  private final List<Step> steps;

  private ElementPath(String text, List<Step> steps) {
    this.text = text;
    this.steps = steps;
  }

  static ElementPath of(String text) {
    var steps = new ArrayList<Step>();
    for (var part : text.split("\\.", -1)) {
      var type = part.startsWith(OF_TYPE) && part.endsWith(")");
      var name = type ? part.substring(OF_TYPE.length(), part.length() - 1) : part;
      steps.add(new Step(name, name.hashCode(), type));
    }
    return new ElementPath(text, steps);
  }

  /** Whether the record knows it without reading the content. */
  boolean isOfVersion() {
    return text.equals(ID) || text.equals(LAST_UPDATED);
  }

  /** All values at the path, in document order. */
  List<Base> valuesOf(ResultEntry entry) {
    return switch (text) {
      case ID -> List.of(new StringType(entry.stored().id()));
      case LAST_UPDATED -> List.of(new InstantType(entry.stored().lastUpdated().toString()));
      default -> valuesOf(entry.resource());
    };
  }

  private List<Base> valuesOf(Base resource) {
    var found = List.of(resource);
    for (var step : steps) {
      var next = new ArrayList<Base>();
      for (var base : found) {
        follow(step, base, next);
      }
      found = next;
    }
    return found.stream().filter(ElementPath::saysSomething).toList();
  }

  private static void follow(Step step, Base base, List<Base> next) {
    if (step.type()) {
      if (base.fhirType().equals(step.name())) {
        next.add(base);
      }
      return;
    }
    for (var value : base.getProperty(step.hash(), step.name(), false)) {
      if (value != null) {
        next.add(value);
      }
    }
  }

  // An extension without a value (data-absent-reason) is nothing that a search could find.
  private static boolean saysSomething(Base value) {
    return value.isPrimitive() ? value.hasPrimitiveValue() : !value.isEmpty();
  }

  @Override
  public String toString() {
    return text;
  }
}
