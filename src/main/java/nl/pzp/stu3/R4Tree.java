package nl.pzp.stu3;

import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Base;

/** Walks every element of an R4 resource, extensions included. */
final class R4Tree {

  private R4Tree() {}

  /** Visits the element, and its children where the visitor returns true. */
  static void visit(Base element, Predicate<Base> visitor) {
    if (visitor.test(element)) {
      for (var property : element.children()) {
        for (var value : property.getValues()) {
          visit(value, visitor);
        }
      }
    }
  }
}
