package nl.pzp.epd;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonMerge;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** Shows patient merges on the management port, which is bound to loopback. */
@Endpoint(id = "merges")
public final class MergesEndpoint {

  /**
   * A merge for an operator.
   *
   * @param kept id of the Patient that represents the surviving person
   * @param gone id of the Patient that represented the merged person
   * @param message that reported the merge
   */
  public record Shown(
      String id, String kept, String gone, String message, Instant mergedAt, boolean undone) {}

  private static final int MOST = 500;

  private final PatientRecord record;
  private final MergeUndoing undoing;

  MergesEndpoint(PatientRecord record, MergeUndoing undoing) {
    this.record = record;
    this.undoing = undoing;
  }

  /** The newest first, at most 500. */
  @ReadOperation
  public List<Shown> newest() {
    return record.merges(MOST).stream().map(this::shown).toList();
  }

  /**
   * Undoes a merge.
   *
   * @param action {@code undo}
   */
  @WriteOperation
  public WebEndpointResponse<Object> act(@Selector String merge, String action) {
    if (!action.equals("undo")) {
      return new WebEndpointResponse<>(
          Map.of("actions", List.of("undo")), WebEndpointResponse.STATUS_BAD_REQUEST);
    }
    try {
      return undoing
          .undo(UUID.fromString(merge))
          .map(undone -> new WebEndpointResponse<Object>(shown(undone)))
          .orElseGet(MergesEndpoint::unknown);
    } catch (ProblemException e) {
      var code = e.problems().get(0).code();
      return new WebEndpointResponse<>(Map.of("problem", code.id()), code.httpStatus());
    } catch (IllegalArgumentException e) {
      return unknown();
    }
  }

  private static WebEndpointResponse<Object> unknown() {
    return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
  }

  private Shown shown(PersonMerge merge) {
    return new Shown(
        merge.id().toString(),
        record.canonicalPatientId(merge.kept()).orElse(""),
        record.canonicalPatientId(merge.gone()).orElse(""),
        merge.message().toString(),
        merge.mergedAt(),
        merge.undone());
  }
}
