package nl.pzp.fhirapi;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * The record as one door shows it, in the version of FHIR that is spoken there. Nothing is given
 * that was not audited first.
 */
public interface DoorView {

  /**
   * The current version.
   *
   * @throws nl.pzp.problem.ProblemException 404 when there never was one, 410 when it was deleted
   */
  IBaseResource read(ApiRequest request, String type, String id);

  /**
   * One version.
   *
   * @throws nl.pzp.problem.ProblemException 404 when there never was one, 410 when it is a
   *     tombstone
   */
  IBaseResource read(ApiRequest request, String type, String id, String version);

  /**
   * All versions, newest first.
   *
   * @throws nl.pzp.problem.ProblemException 404 when there never was one
   */
  List<? extends IBaseResource> history(ApiRequest request, String type, String id);

  /** A version that was just written, for its own sender: the write was audited. */
  IBaseResource written(ApiRequest request, String type, String id, String version);

  /**
   * What a search finds.
   *
   * @throws nl.pzp.problem.ProblemException when the search is refused
   */
  IBaseBundle find(ApiRequest request, String type, Map<String, List<String>> parameters);
}
