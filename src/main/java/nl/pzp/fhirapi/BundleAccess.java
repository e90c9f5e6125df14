package nl.pzp.fhirapi;

import java.util.List;
import nl.pzp.intake.Door;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Bundles and their entries in the version of FHIR of one door, for which HAPI has no common type.
 *
 * @param <B> the Bundle of that version
 * @param <E> its entries
 */
public interface BundleAccess<B extends IBaseBundle, E> {

  Door door();

  /** What is asked of the address of one resource, or of a type. */
  record Asked(
      String method,
      String url,
      @Nullable String ifMatch,
      @Nullable String ifNoneExist,
      @Nullable IBaseResource resource) {}

  /** A transaction of one entry. */
  B transaction(Asked only);

  /** {@code transaction}, {@code batch} or another code; empty when the Bundle says none. */
  String type(B bundle);

  /** The entries themselves: what is done to this list is done to the Bundle. */
  List<E> of(B bundle);

  /** The method of the request; empty when there is none. */
  String method(E entry);

  /** The address of the request; empty when there is none. */
  String url(E entry);

  /** A transaction of this entry alone, from the same source. */
  B alone(B bundle, E entry);

  B batchResponse(List<E> answers);

  /** Where the resource is that was written, as type, id and version; null when none was. */
  @Nullable String location(E answer);

  void show(E answer, IBaseResource resource);

  /** The answer to a question. */
  E found(IBaseResource resource);

  /** The answer to what was refused. */
  E refused(int status, IBaseResource outcome);
}
