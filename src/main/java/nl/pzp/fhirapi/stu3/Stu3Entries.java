package nl.pzp.fhirapi.stu3;

import java.util.List;
import java.util.Objects;
import nl.pzp.fhirapi.BundleAccess;
import nl.pzp.intake.Door;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.dstu3.model.Bundle.BundleType;
import org.hl7.fhir.dstu3.model.Bundle.HTTPVerb;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** Bundles of FHIR STU3. */
final class Stu3Entries implements BundleAccess<Bundle, BundleEntryComponent> {

  @Override
  public Door door() {
    return Door.STU3;
  }

  @Override
  public Bundle transaction(Asked only) {
    var entry = new BundleEntryComponent().setResource((Resource) only.resource());
    entry
        .getRequest()
        .setMethod(HTTPVerb.fromCode(only.method()))
        .setUrl(only.url())
        .setIfMatch(only.ifMatch())
        .setIfNoneExist(only.ifNoneExist());
    return new Bundle().setType(BundleType.TRANSACTION).addEntry(entry);
  }

  @Override
  public String type(Bundle bundle) {
    return bundle.hasType() ? bundle.getType().toCode() : "";
  }

  @Override
  public List<BundleEntryComponent> of(Bundle bundle) {
    return bundle.getEntry();
  }

  @Override
  public String method(BundleEntryComponent entry) {
    var method = entry.getRequest().getMethod();
    return method == null ? "" : method.toCode();
  }

  @Override
  public String url(BundleEntryComponent entry) {
    return Objects.requireNonNullElse(entry.getRequest().getUrl(), "");
  }

  @Override
  public Bundle alone(Bundle bundle, BundleEntryComponent entry) {
    var alone = new Bundle().setType(BundleType.TRANSACTION).addEntry(entry.copy());
    alone.setMeta(bundle.getMeta().copy());
    return alone;
  }

  @Override
  public Bundle batchResponse(List<BundleEntryComponent> answers) {
    return new Bundle().setType(BundleType.BATCHRESPONSE).setEntry(answers);
  }

  @Override
  public @Nullable String location(BundleEntryComponent answer) {
    return answer.getResponse().getLocation();
  }

  @Override
  public void show(BundleEntryComponent answer, IBaseResource resource) {
    answer.setResource((Resource) resource);
  }

  @Override
  public BundleEntryComponent found(IBaseResource resource) {
    var found = new BundleEntryComponent().setResource((Resource) resource);
    found.getResponse().setStatus("200 OK");
    return found;
  }

  @Override
  public BundleEntryComponent refused(int status, IBaseResource outcome) {
    var refused = new BundleEntryComponent();
    refused.getResponse().setStatus(Integer.toString(status)).setOutcome((Resource) outcome);
    return refused;
  }
}
