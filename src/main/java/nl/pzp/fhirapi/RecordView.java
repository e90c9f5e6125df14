package nl.pzp.fhirapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Reads and searches the record and converts the result to the FHIR version of a door. */
final class RecordView implements DoorView {

  private final FhirDoor door;
  private final Reads reads;

  RecordView(FhirDoor door, Reads reads) {
    this.door = door;
    this.reads = reads;
  }

  @Override
  public IBaseResource read(ApiRequest request, String type, String id) {
    return door.shown(
        request,
        door.made(request, type, id, null).orElseGet(() -> reads.read(request.call(), type, id)));
  }

  @Override
  public IBaseResource read(ApiRequest request, String type, String id, String version) {
    return door.shown(
        request,
        door.made(request, type, id, version)
            .orElseGet(() -> reads.read(request.call(), type, id, version)));
  }

  @Override
  public List<? extends IBaseResource> history(ApiRequest request, String type, String id) {
    return door.shown(request, reads.history(request.call(), type, id));
  }

  @Override
  public Optional<? extends IBaseResource> written(
      ApiRequest request, String type, String id, String version) {
    return reads
        .written(request.call(), type, id, version)
        .map(resource -> door.shown(request, resource));
  }

  @Override
  public IBaseBundle find(ApiRequest request, String type, Map<String, List<String>> parameters) {
    return door.shown(request, door.find(request, type, parameters));
  }
}
