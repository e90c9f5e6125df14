package nl.pzp.record;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A resource on its way into the record.
 *
 * @param id the logical id under which it will be found
 * @param json FHIR JSON of this type and id; the record sets its version and time
 * @param source the system that gives it
 * @param person its patient, or null for a resource without one
 * @param identifiers by which it must be found again; a person's BSN need not be among them
 * @param identities those of them that name the same thing in every source, such as the number of a
 *     register; only for a resource without a patient
 */
public record ResourceToStore(
    String type,
    String id,
    String json,
    String source,
    @Nullable PersonId person,
    List<BusinessIdentifier> identifiers,
    WriteCondition condition,
    List<BusinessIdentifier> identities) {

  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  public ResourceToStore {
    if (!TYPE.matcher(type).matches() || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException("No resource type or id as FHIR has them");
    }
    if (person != null && !identities.isEmpty()) {
      throw new IllegalArgumentException("A resource of a patient has no number of a register");
    }
    identifiers = List.copyOf(identifiers);
    identities = List.copyOf(identities);
  }

  /** A resource that is its source's alone. */
  public ResourceToStore(
      String type,
      String id,
      String json,
      String source,
      @Nullable PersonId person,
      List<BusinessIdentifier> identifiers,
      WriteCondition condition) {
    this(type, id, json, source, person, identifiers, condition, List.of());
  }

  /** The same resource, which can be found by one identifier more. */
  ResourceToStore alsoFoundBy(BusinessIdentifier identifier) {
    var all = new ArrayList<>(identifiers);
    all.add(identifier);
    return new ResourceToStore(type, id, json, source, person, all, condition, identities);
  }

  @Override
  public String toString() {
    return type + "/" + id;
  }
}
