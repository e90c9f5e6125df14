package nl.pzp.stu3;

import java.util.function.Predicate;
import org.hl7.fhir.dstu3.model.Base;
import org.hl7.fhir.dstu3.model.DomainResource;

/** Walks every element of an STU3 resource, extensions included. */
final class Stu3Tree {

  private Stu3Tree() {}

  /** Visits the element and, where the visitor says so, everything below it. */
  static void visit(Base element, Predicate<Base> visitor) {
    if (visitor.test(element)) {
      // A DomainResource of STU3 does not name its meta among its children.
      if (element instanceof DomainResource resource && resource.hasMeta()) {
        visit(resource.getMeta(), visitor);
      }
      for (var property : element.children()) {
        for (var value : property.getValues()) {
          visit(value, visitor);
        }
      }
    }
  }
}
