package nl.pzp.fhirapi;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.util.FhirTerser;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Reads and builds Bundles and entries in the FHIR version of a door; HAPI has no common type for
 * them.
 */
final class BundleAccess {

  private static final String ENTRY = "entry";

  private final FhirDoor door;
  private final FhirTerser terser;
  private final RuntimeResourceDefinition bundles;
  private final BaseRuntimeElementDefinition<?> entry;

  BundleAccess(FhirDoor door) {
    this.door = door;
    this.terser = door.fhir().newTerser();
    this.bundles = door.fhir().getResourceDefinition("Bundle");
    this.entry = bundles.getChildByName(ENTRY).getChildByName(ENTRY);
  }

  /**
   * One interaction with a resource or a type.
   *
   * @param url relative to the door
   */
  record Asked(
      String method,
      String url,
      @Nullable String ifMatch,
      @Nullable String ifNoneMatch,
      @Nullable String ifNoneExist,
      @Nullable IBaseResource resource) {}

  /** A transaction of one entry. */
  IBaseBundle transaction(Asked only) {
    var added = newEntry(only.resource());
    set(added, "request.method", only.method());
    set(added, "request.url", only.url());
    set(added, "request.ifMatch", only.ifMatch());
    set(added, "request.ifNoneMatch", only.ifNoneMatch());
    set(added, "request.ifNoneExist", only.ifNoneExist());
    return bundle("transaction", List.of(added));
  }

  /** {@code transaction}, {@code batch} or another code; empty when the Bundle has none. */
  String type(IBaseBundle bundle) {
    return text(bundle, "type");
  }

  List<IBase> of(IBaseBundle bundle) {
    return List.copyOf(entries().getAccessor().getValues(bundle));
  }

  /** Replaces all entries of the Bundle. */
  void replace(IBaseBundle bundle, List<IBase> answers) {
    entries().getMutator().setValue(bundle, null);
    answers.forEach(answer -> entries().getMutator().addValue(bundle, answer));
  }

  /** The request method; empty when absent. */
  String method(IBase entry) {
    return text(entry, "request.method");
  }

  /** The request URL; empty when absent. */
  String url(IBase entry) {
    return text(entry, "request.url");
  }

  /** A transaction with this entry alone, from the same source. */
  IBaseBundle alone(IBaseBundle bundle, IBase entry) {
    var alone = bundle("transaction", List.of(door.copy(entry)));
    terser
        .getSingleValue(bundle, "meta", IBase.class)
        .ifPresent(
            meta -> bundles.getChildByName("meta").getMutator().setValue(alone, door.copy(meta)));
    return alone;
  }

  IBaseBundle batchResponse(List<IBase> answers) {
    return bundle("batch-response", answers);
  }

  /** Type, id and version of the resource that was written; empty when nothing was written. */
  String location(IBase answer) {
    return text(answer, "response.location");
  }

  void show(IBase answer, IBaseResource resource) {
    entry.getChildByName("resource").getMutator().setValue(answer, resource);
  }

  /** The same entry with its response alone. */
  IBase withoutResource(IBase answer) {
    var alone = door.copy(answer);
    entry.getChildByName("resource").getMutator().setValue(alone, null);
    return alone;
  }

  /** The response entry for a GET. */
  IBase found(IBaseResource resource) {
    var found = newEntry(resource);
    set(found, "response.status", "200 OK");
    return found;
  }

  /** The response entry for a refused entry. */
  IBase refused(int status, IBaseResource outcome) {
    var refused = newEntry(null);
    set(refused, "response.status", Integer.toString(status));
    var response = terser.getSingleValue(refused, "response", IBase.class).orElseThrow();
    door.fhir()
        .getElementDefinition(response.getClass())
        .getChildByName("outcome")
        .getMutator()
        .setValue(response, outcome);
    return refused;
  }

  private IBaseBundle bundle(String type, List<IBase> entries) {
    var bundle = (IBaseBundle) bundles.newInstance();
    set(bundle, "type", type);
    replace(bundle, entries);
    return bundle;
  }

  private IBase newEntry(@Nullable IBaseResource resource) {
    var added = entry.newInstance();
    if (resource != null) {
      show(added, resource);
    }
    return added;
  }

  private BaseRuntimeChildDefinition entries() {
    return bundles.getChildByName(ENTRY);
  }

  private String text(IBase element, String path) {
    return Objects.requireNonNullElse(terser.getSinglePrimitiveValueOrNull(element, path), "");
  }

  private void set(IBase element, String path, @Nullable String value) {
    if (value != null) {
      terser.setElement(element, path, value);
    }
  }
}
