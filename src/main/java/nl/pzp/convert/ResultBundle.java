package nl.pzp.convert;

import java.util.LinkedHashMap;
import java.util.List;
import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/**
 * A transaction in which every resource is put under its id: sent twice, it changes nothing the
 * second time. References are relative, as in the standard's own example Bundles.
 */
final class ResultBundle {

  // Only an address under which the entries find each other: nothing answers there.
  private static final String BASE = "https://pzp-adapter.example/fhir/r4/";

  private ResultBundle() {}

  /** Of two resources with the same reference, the later one wins. */
  static Bundle of(List<Resource> resources, String source) {
    var byReference = new LinkedHashMap<String, Resource>();
    resources.forEach(resource -> byReference.put(RelativeReference.of(resource), resource));
    var bundle = new Bundle().setType(BundleType.TRANSACTION);
    byReference.forEach(
        (reference, resource) -> {
          if (!resource.getMeta().hasSource()) {
            resource.getMeta().setSource(source);
          }
          bundle
              .addEntry()
              .setFullUrl(BASE + reference)
              .setResource(resource)
              .getRequest()
              .setMethod(HTTPVerb.PUT)
              .setUrl(reference);
        });
    return bundle;
  }
}
