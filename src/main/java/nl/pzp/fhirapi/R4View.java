package nl.pzp.fhirapi;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** The record as it is kept. */
final class R4View implements DoorView {

  private final Reads reads;
  private final Searches searches;

  R4View(Reads reads, Searches searches) {
    this.reads = reads;
    this.searches = searches;
  }

  @Override
  public Resource read(ApiRequest request, String type, String id) {
    return reads.read(request.call(), type, id);
  }

  @Override
  public Resource read(ApiRequest request, String type, String id, String version) {
    return reads.read(request.call(), type, id, version);
  }

  @Override
  public List<Resource> history(ApiRequest request, String type, String id) {
    return reads.history(request.call(), type, id);
  }

  @Override
  public Resource written(ApiRequest request, String type, String id, String version) {
    return reads.written(type, id, version);
  }

  @Override
  public Bundle find(ApiRequest request, String type, Map<String, List<String>> parameters) {
    return searches.find(
        request.call(), type, parameters, request.isLenient(), request.base(), request.reader());
  }
}
