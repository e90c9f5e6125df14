package nl.pzp.careplan.current;

import java.util.List;
import nl.pzp.form.LegalCapability;
import nl.pzp.form.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The patient of the plan and their representatives.
 *
 * @param reference such as {@code Patient/1}; empty when the record has no Patient
 * @param birthDate FHIR date
 * @param deceased whether the record states death
 * @param died null when only the fact is known
 * @param representatives current legal representatives
 * @param contacts first contacts of now, in the order of their reference
 */
public record PlanPerson(
    String reference,
    @Nullable String name,
    @Nullable String birthDate,
    boolean deceased,
    @Nullable Moment died,
    LegalCapability capability,
    List<Contact> representatives,
    List<Contact> contacts) {

  /**
   * A contact person.
   *
   * @param relations names of {@link nl.pzp.form.Relationship} where the form has the option, else
   *     the source's text
   */
  public record Contact(
      String reference, @Nullable String name, List<String> relations, List<String> phones) {

    public Contact {
      relations = List.copyOf(relations);
      phones = List.copyOf(phones);
    }

    @Override
    public String toString() {
      return "Contact[masked]";
    }
  }

  public PlanPerson {
    representatives = List.copyOf(representatives);
    contacts = List.copyOf(contacts);
  }

  @Override
  public String toString() {
    return reference;
  }
}
