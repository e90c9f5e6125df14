package nl.pzp.careteam;

import org.hl7.fhir.r4.model.Reference;

/**
 * Somebody in a care network.
 *
 * @param reference to a resource, or empty for somebody who has none
 * @param display as the source wrote it
 */
public record Member(String reference, String display) {

  /** Nobody is known. */
  public static final Member UNKNOWN = new Member("", "");

  public static Member of(Reference reference) {
    return new Member(
        reference.hasReference() ? reference.getReference() : "",
        reference.hasDisplay() ? reference.getDisplay() : "");
  }

  public boolean isKnown() {
    return !key().isEmpty();
  }

  /** What makes two mentions the same member. */
  String key() {
    return reference.isEmpty() ? display : reference;
  }

  boolean isSame(Member other) {
    return key().equals(other.key());
  }

  public Reference toReference() {
    var to = new Reference();
    if (!reference.isEmpty()) {
      to.setReference(reference);
    }
    return display.isEmpty() ? to : to.setDisplay(display);
  }

  @Override
  public String toString() {
    return "Member[" + reference + "]";
  }
}
