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
 * The FHIR version of one door: how it searches and shows the record, which holds R4. All other
 * behaviour is the same for every version.
 */
public interface FhirDoor {

  Door door();

  /** HAPI's model of this version. */
  FhirContext fhir();

  /** The resource types that a client can read, search and write, sorted. */
  List<String> types();

  /** Whether the door shows the Tasks of the record, besides those of notified pulls. */
  boolean showsTasks();

  /** The search parameters of this version. */
  SearchParameters searchParameters();

  /**
   * The searchset, still in R4.
   *
   * @throws nl.pzp.problem.ProblemException when the search is refused
   */
  Bundle find(ApiRequest request, String type, Map<String, List<String>> parameters);

  /**
   * A resource that is generated on request and not kept in the record; in R4.
   *
   * @param version null for the current one
   */
  Optional<Resource> made(ApiRequest request, String type, String id, @Nullable String version);

  /** The Task of a notified pull that was posted under this id, in this FHIR version. */
  Optional<? extends IBaseResource> pullNotification(String id);

  /**
   * Converts a received resource to R4.
   *
   * @throws nl.pzp.problem.ProblemException when R4 has no such type
   */
  Resource inR4(IBaseResource sent);

  /**
   * Converts a resource that is about no patient, such as an OperationOutcome, to this FHIR
   * version.
   */
  IBaseResource said(Resource resource);

  /** Converts a resource of the record to this FHIR version. */
  IBaseResource shown(ApiRequest request, Resource resource);

  /** Converts all versions of a resource, including tombstones, to this FHIR version. */
  List<? extends IBaseResource> shown(ApiRequest request, List<Resource> versions);

  /** Converts a searchset to this FHIR version. */
  IBaseBundle shown(ApiRequest request, Bundle found);

  /** A deep copy of an element in this version's model. */
  IBase copy(IBase element);
}
