package nl.pzp.fhirapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.intake.ApiProblem;
import nl.pzp.problem.Problem;
import nl.pzp.pull.announced.PullNotificationProblem;
import nl.pzp.security.Reach;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * The Tasks of one door, including those of notified pulls. Of the latter only the newest version
 * is kept.
 */
final class NoticeView implements DoorView {

  private final FhirDoor door;
  private final @Nullable DoorView others;
  private final Reads reads;

  /**
   * @param others all other Tasks, or null where the door has none
   */
  NoticeView(FhirDoor door, @Nullable DoorView others, Reads reads) {
    this.door = door;
    this.others = others;
    this.reads = reads;
  }

  @Override
  public IBaseResource read(ApiRequest request, String type, String id) {
    var notice = notice(request, id);
    return notice.isPresent() ? notice.get() : others().read(request, type, id);
  }

  @Override
  public IBaseResource read(ApiRequest request, String type, String id, String version) {
    var notice = notice(request, id);
    if (notice.isEmpty()) {
      return others().read(request, type, id, version);
    }
    if (!version.equals(notice.get().getIdElement().getVersionIdPart())) {
      throw notFound();
    }
    return notice.get();
  }

  @Override
  public List<? extends IBaseResource> history(ApiRequest request, String type, String id) {
    var notice = notice(request, id);
    return notice.isPresent() ? List.of(notice.get()) : others().history(request, type, id);
  }

  @Override
  public Optional<? extends IBaseResource> written(
      ApiRequest request, String type, String id, String version) {
    Optional<? extends IBaseResource> notice = door.pullNotification(id);
    if (notice.isEmpty()) {
      return others().written(request, type, id, version);
    }
    return request.call().principal().reach() == Reach.ALL ? notice : Optional.empty();
  }

  @Override
  public IBaseBundle find(ApiRequest request, String type, Map<String, List<String>> parameters) {
    if (others == null) {
      throw Problem.of(PullNotificationProblem.SEARCH_NOT_OFFERED).asException();
    }
    return others.find(request, type, parameters);
  }

  private Optional<? extends IBaseResource> notice(ApiRequest request, String id) {
    var notice = door.pullNotification(id);
    if (notice.isPresent()) {
      reads.seenNotice(request.call(), id);
    }
    return notice;
  }

  private DoorView others() {
    if (others == null) {
      throw notFound();
    }
    return others;
  }

  private static RuntimeException notFound() {
    return Problem.of(ApiProblem.NOT_FOUND).asException();
  }
}
