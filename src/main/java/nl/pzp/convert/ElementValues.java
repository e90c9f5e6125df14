package nl.pzp.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource's values by path. Ignores ids and business identifiers, which each system assigns, and
 * displays and narratives, which repeat codes.
 */
final class ElementValues {

  private static final Set<String> NOT_COUNTED =
      Set.of("id", "meta", "text", "identifier", "contained", "implicitRules", "language");

  private ElementValues() {}

  static Map<String, List<String>> of(Resource resource) {
    var values = new TreeMap<String, List<String>>();
    for (var property : resource.children()) {
      if (!NOT_COUNTED.contains(property.getName())) {
        walk(property, resource.fhirType() + "." + plain(property.getName()), values);
      }
    }
    return values;
  }

  private static void walk(Property property, String path, Map<String, List<String>> values) {
    for (var value : property.getValues()) {
      if (value instanceof Reference reference) {
        add(values, path, reference.getReferenceElement().getResourceType());
      } else if (value instanceof Coding coding) {
        add(values, path, coding.getSystem() + "|" + coding.getCode());
      } else {
        if (value.isPrimitive() && value.hasPrimitiveValue()) {
          add(values, path, value.primitiveValue());
        }
        children(value, path, values);
      }
    }
  }

  private static void children(Base value, String path, Map<String, List<String>> values) {
    for (var child : value.children()) {
      if (!child.getName().equals("id")) {
        walk(child, path + "." + plain(child.getName()), values);
      }
    }
  }

  private static void add(Map<String, List<String>> values, String path, String value) {
    values.computeIfAbsent(path, p -> new ArrayList<>()).add(String.valueOf(value));
  }

  private static String plain(String name) {
    return name.replace("[x]", "");
  }
}
