package nl.pzp.fhirapi.stu3;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.fhirapi.ApiRequest;
import nl.pzp.fhirapi.DoorView;
import nl.pzp.fhirapi.Reads;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Resource;

/** Reads and searches of the record, given in STU3. */
final class Stu3Reads implements DoorView {

  private final Reads reads;
  private final Stu3Searches searches;
  private final PlanContents plans;
  private final Stu3View view;

  Stu3Reads(Reads reads, Stu3Searches searches, PlanContents plans, Stu3View view) {
    this.reads = reads;
    this.searches = searches;
    this.plans = plans;
    this.view = view;
  }

  @Override
  public Resource read(ApiRequest request, String type, String id) {
    return view.of(
        request,
        plans.read(request, type, id).orElseGet(() -> reads.read(request.call(), type, id)));
  }

  @Override
  public Resource read(ApiRequest request, String type, String id, String version) {
    var plan =
        version.equals(PlanDocuments.VERSION)
            ? plans.read(request, type, id)
            : Optional.<org.hl7.fhir.r4.model.Resource>empty();
    return view.of(request, plan.orElseGet(() -> reads.read(request.call(), type, id, version)));
  }

  @Override
  public List<Resource> history(ApiRequest request, String type, String id) {
    return view.history(request, reads.history(request.call(), type, id));
  }

  @Override
  public Resource written(ApiRequest request, String type, String id, String version) {
    return view.of(request, reads.written(type, id, version));
  }

  @Override
  public Bundle find(ApiRequest request, String type, Map<String, List<String>> parameters) {
    var found = searches.find(request, type, parameters);
    plans.fill(request, found);
    return view.of(request, found);
  }
}
