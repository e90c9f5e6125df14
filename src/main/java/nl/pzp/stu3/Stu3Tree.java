package nl.pzp.stu3;

import java.util.function.Predicate;
import org.hl7.fhir.dstu3.model.Base;
import org.hl7.fhir.dstu3.model.DomainResource;

/** Walks every element of an STU3 resource, extensions included. */
final class Stu3Tree {

  private Stu3Tree() {}

  /** Visits the element, and its children where the visitor returns true. */
  static void visit(Base element, Predicate<Base> visitor) {
    if (visitor.test(element)) {
      // HAPI's STU3 DomainResource omits meta from its children.
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
