package nl.pzp.careteam;

import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * A member of a care network.
 *
 * @param reference to a resource, or empty
 * @param system of the identifier when there is no reference, else empty
 * @param number identifier value when there is no reference, else empty
 * @param display as in the source
 */
public record Member(String reference, String system, String number, String display) {

  /** The unknown member. */
  public static final Member UNKNOWN = new Member("", "");

  public Member(String reference, String display) {
    this(reference, "", "", display);
  }

  public static Member of(Reference reference) {
    var display = reference.hasDisplay() ? reference.getDisplay() : "";
    if (reference.hasReference()) {
      return new Member(reference.getReference(), display);
    }
    var identifier = reference.getIdentifier();
    return identifier.hasSystem() && identifier.hasValue()
        ? new Member("", identifier.getSystem(), identifier.getValue(), display)
        : new Member("", display);
  }

  public boolean isKnown() {
    return !key().isEmpty();
  }

  /** Equal for two mentions of the same member. */
  String key() {
    if (!reference.isEmpty()) {
      return reference;
    }
    return number.isEmpty() ? display : system + "|" + number;
  }

  boolean isSame(Member other) {
    return key().equals(other.key());
  }

  public Reference toReference() {
    var to = new Reference();
    if (!reference.isEmpty()) {
      to.setReference(reference);
    } else if (!number.isEmpty()) {
      to.setIdentifier(new Identifier().setSystem(system).setValue(number));
    }
    return display.isEmpty() ? to : to.setDisplay(display);
  }

  @Override
  public String toString() {
    return "Member[" + reference + "]";
  }
}
