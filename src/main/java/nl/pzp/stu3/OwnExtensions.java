package nl.pzp.stu3;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes the adapter's own extensions from a resource. */
final class OwnExtensions {

  private final Set<String> urls;

  OwnExtensions(Vocabulary vocabulary) {
    urls = Arrays.stream(Carrier.values()).map(vocabulary::url).collect(Collectors.toSet());
  }

  /** Whether there were any. */
  boolean remove(org.hl7.fhir.r4.model.Resource resource) {
    var removed = new boolean[] {false};
    R4Tree.visit(
        resource,
        element -> {
          if (element instanceof org.hl7.fhir.r4.model.DomainResource r && r.hasExtension()) {
            removed[0] |= r.getExtension().removeIf(e -> urls.contains(e.getUrl()));
          } else if (element instanceof org.hl7.fhir.r4.model.Element e && e.hasExtension()) {
            removed[0] |= e.getExtension().removeIf(x -> urls.contains(x.getUrl()));
          }
          return true;
        });
    return removed[0];
  }

  /** Whether there were any. */
  boolean remove(org.hl7.fhir.dstu3.model.Resource resource) {
    var removed = new boolean[] {false};
    Stu3Tree.visit(
        resource,
        element -> {
          if (element instanceof org.hl7.fhir.dstu3.model.DomainResource r && r.hasExtension()) {
            removed[0] |= r.getExtension().removeIf(e -> urls.contains(e.getUrl()));
          } else if (element instanceof org.hl7.fhir.dstu3.model.Element e && e.hasExtension()) {
            removed[0] |= e.getExtension().removeIf(x -> urls.contains(x.getUrl()));
          }
          return true;
        });
    return removed[0];
  }
}
