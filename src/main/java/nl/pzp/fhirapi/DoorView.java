package nl.pzp.fhirapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * The record as one door shows it, in the door's FHIR version. Audits each disclosure before it
 * returns anything.
 */
public interface DoorView {

  /**
   * The current version.
   *
   * @throws nl.pzp.problem.ProblemException 404 when it never existed, 410 when it was deleted
   */
  IBaseResource read(ApiRequest request, String type, String id);

  /**
   * One version.
   *
   * @throws nl.pzp.problem.ProblemException 404 when it never existed, 410 when it is a tombstone
   */
  IBaseResource read(ApiRequest request, String type, String id, String version);

  /**
   * All versions, newest first.
   *
   * @throws nl.pzp.problem.ProblemException 404 when it never existed
   */
  List<? extends IBaseResource> history(ApiRequest request, String type, String id);

  /** A version for the caller that wrote it; empty when that caller may not see it. */
  Optional<? extends IBaseResource> written(
      ApiRequest request, String type, String id, String version);

  /**
   * The searchset Bundle.
   *
   * @throws nl.pzp.problem.ProblemException when the search is refused
   */
  IBaseBundle find(ApiRequest request, String type, Map<String, List<String>> parameters);
}
