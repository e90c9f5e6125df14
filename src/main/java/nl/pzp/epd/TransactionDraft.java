package nl.pzp.epd;

import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Collects the transaction that a message becomes, from one source. */
final class TransactionDraft {

  private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);

  TransactionDraft(Sender sender) {
    bundle.getMeta().setSource(sender.source());
  }

  /** Adds a PUT of the resource under its id, and returns a reference to it. */
  Reference put(Resource resource) {
    var reference = RelativeReference.of(resource);
    bundle.addEntry().setResource(resource).getRequest().setMethod(HTTPVerb.PUT).setUrl(reference);
    return new Reference(reference);
  }

  /** Adds a conditional create by this identifier, and returns a reference to the resource. */
  Reference makeOnce(Resource resource, String fullUrl, String system, String value) {
    // A person who is named twice in a message gets one entry.
    if (bundle.getEntry().stream().noneMatch(entry -> fullUrl.equals(entry.getFullUrl()))) {
      bundle
          .addEntry()
          .setFullUrl(fullUrl)
          .setResource(resource)
          .getRequest()
          .setMethod(HTTPVerb.POST)
          .setUrl(resource.fhirType())
          .setIfNoneExist("identifier=" + system + "|" + value);
    }
    return new Reference(fullUrl);
  }

  Bundle bundle() {
    return bundle;
  }
}
