package nl.pzp.stu3;

import java.util.function.Predicate;
import org.hl7.fhir.dstu3.model.Base;

/** Walks every element of an STU3 resource, extensions included. */
final class Stu3Tree {

  private Stu3Tree() {}

  /** Visits the element and, where the visitor says so, everything below it. */
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
