package nl.pzp.stu3;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The primitive values of a resource, counted per element; the order of a list does not count. */
final class Values {

  private record Value(String element, String value) {}

  private final Map<Value, Integer> counts = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, Integer> perElement = new LinkedHashMap<>();

  private final CodeSystems codeSystems;

  private Values(CodeSystems codeSystems) {
    this.codeSystems = codeSystems;
  }

  static Values of(org.hl7.fhir.r4.model.Resource resource, CodeSystems codeSystems) {
    var values = new Values(codeSystems);
    values.collect(resource.fhirType(), resource);
    return values;
  }

  static Values of(org.hl7.fhir.dstu3.model.Resource resource, CodeSystems codeSystems) {
    var values = new Values(codeSystems);
    values.collect(resource.fhirType(), resource);
    return values;
  }

  private void collect(String path, org.hl7.fhir.r4.model.Base base) {
    if (base.isPrimitive() && base.primitiveValue() != null) {
      add(path, base.fhirType(), base.primitiveValue());
    }
    var typed =
        base instanceof org.hl7.fhir.r4.model.Reference reference && reference.hasReference();
    for (var property : base.children()) {
      // A reference itself shows its type.
      if (typed && property.getName().equals("type")) {
        continue;
      }
      for (var value : property.getValues()) {
        var url = value instanceof org.hl7.fhir.r4.model.Extension e ? e.getUrl() : null;
        collect(below(path, property.getName(), url), value);
      }
    }
  }

  private void collect(String path, org.hl7.fhir.dstu3.model.Base base) {
    if (base.isPrimitive() && base.primitiveValue() != null) {
      add(path, base.fhirType(), base.primitiveValue());
    }
    // HAPI's STU3 DomainResource omits meta from its children.
    if (base instanceof org.hl7.fhir.dstu3.model.DomainResource resource && resource.hasMeta()) {
      collect(path + ".meta", resource.getMeta());
    }
    for (var property : base.children()) {
      for (var value : property.getValues()) {
        var url = value instanceof org.hl7.fhir.dstu3.model.Extension e ? e.getUrl() : null;
        collect(below(path, property.getName(), url), value);
      }
    }
  }

  private static String below(
      String path, String property, @org.jspecify.annotations.Nullable String url) {
    var name = property.endsWith("[x]") ? property.substring(0, property.length() - 3) : property;
    return url == null ? path + "." + name : path + "." + name + "('" + url + "')";
  }

  private void add(String element, String type, String value) {
    // The URLs of a code system in both versions are equivalent.
    var same = element.endsWith(".system") ? codeSystems.r4(value) : value;
    counts.merge(new Value(element, same), 1, Integer::sum);
    perElement.merge(element, 1, Integer::sum);
    types.putIfAbsent(element, type);
  }

  /** Elements with a value that the other lacks. */
  Set<String> missingIn(Values other) {
    var missing = new TreeSet<String>();
    counts.forEach(
        (value, count) -> {
          if (other.counts.getOrDefault(value, 0) < count) {
            missing.add(value.element());
          }
        });
    return missing;
  }

  String type(String element) {
    return types.getOrDefault(element, "");
  }

  int count(String element) {
    return perElement.getOrDefault(element, 0);
  }
}
