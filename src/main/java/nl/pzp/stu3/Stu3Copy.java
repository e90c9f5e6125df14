package nl.pzp.stu3;

import org.hl7.fhir.dstu3.model.Base;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.PrimitiveType;
import org.hl7.fhir.dstu3.model.Resource;

/**
 * A true copy of an STU3 resource. Its own {@code copy()} drops the extensions of texts and codes,
 * of which Dutch names and addresses are made.
 */
final class Stu3Copy {

  private Stu3Copy() {}

  static <R extends Resource> R of(R resource) {
    @SuppressWarnings("unchecked") // a resource copies itself into its own type
    var copy = (R) resource.copy();
    restore(resource, copy);
    return copy;
  }

  private static Extension copyOf(Extension extension) {
    var copy = extension.copy();
    restore(extension, copy);
    return copy;
  }

  private static void restore(Base from, Base to) {
    var copied = to.children().iterator();
    for (var property : from.children()) {
      var values = property.getValues();
      var copies = copied.next().getValues();
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) instanceof PrimitiveType<?> text
            && copies.get(i) instanceof PrimitiveType<?> copy) {
          copy.setId(text.getId());
          copy.getExtension().clear();
          text.getExtension().forEach(extension -> copy.addExtension(copyOf(extension)));
        } else {
          restore(values.get(i), copies.get(i));
        }
      }
    }
  }
}
