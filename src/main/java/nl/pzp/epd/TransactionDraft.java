package nl.pzp.epd;

import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The transaction that a message becomes, of one source. */
final class TransactionDraft {

  private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);

  TransactionDraft(Sender sender) {
    bundle.getMeta().setSource(sender.source());
  }

  /** Puts the resource under its id, and gives a reference to it. */
  Reference put(Resource resource) {
    var reference = RelativeReference.of(resource);
    bundle.addEntry().setResource(resource).getRequest().setMethod(HTTPVerb.PUT).setUrl(reference);
    return new Reference(reference);
  }

  /** Makes the resource unless one has this identifier already, and gives a reference to it. */
  Reference makeOnce(Resource resource, String fullUrl, String system, String value) {
    // Whoever is named twice in a message is one.
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
