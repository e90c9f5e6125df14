package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.intake.Door;
import nl.pzp.record.search.SearchParameters;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The version of FHIR of one door: how the record, which holds R4, is searched and shown in it.
 * Everything else at a door is the same for every version.
 */
public interface FhirDoor {

  Door door();

  /** HAPI's model of this version. */
  FhirContext fhir();

  /** The types of resources that can be read, searched and written, sorted. */
  List<String> types();

  /** Whether the Tasks of the record can be read, besides those of notified pulls. */
  boolean showsTasks();

  /** The search parameters of this version. */
  SearchParameters searchParameters();

  /**
   * The answer to a search, still in R4.
   *
   * @throws nl.pzp.problem.ProblemException when the search is refused
   */
  Bundle find(ApiRequest request, String type, Map<String, List<String>> parameters);

  /**
   * A resource that is made when it is asked for and that the record does not keep; in R4.
   *
   * @param version null for the current one
   */
  Optional<Resource> made(ApiRequest request, String type, String id, @Nullable String version);

  /** The Task of a notified pull that was posted under this id, in this version. */
  Optional<? extends IBaseResource> pullNotification(String id);

  /**
   * A resource as it was sent, in R4.
   *
   * @throws nl.pzp.problem.ProblemException when R4 has no such type
   */
  Resource inR4(IBaseResource sent);

  /** A resource about no patient, such as an OperationOutcome, in this version. */
  IBaseResource said(Resource resource);

  /** A resource of the record, in this version. */
  IBaseResource shown(ApiRequest request, Resource resource);

  /** All versions of a resource of the record, tombstones among them, in this version. */
  List<? extends IBaseResource> shown(ApiRequest request, List<Resource> versions);

  /** The answer to a search, in this version. */
  IBaseBundle shown(ApiRequest request, Bundle found);

  /** A copy of an element of this version's model, with everything below it. */
  IBase copy(IBase element);
}
