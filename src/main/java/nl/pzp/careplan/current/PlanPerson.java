package nl.pzp.careplan.current;

import java.util.List;
import nl.pzp.form.LegalCapability;
import nl.pzp.form.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Whose plan it is, and who speaks for them.
 *
 * @param reference such as {@code Patient/1}; empty when the record has no Patient
 * @param birthDate FHIR date
 * @param deceased whether the record says that the patient died
 * @param died when, absent when only the fact is known
 * @param representatives legal representatives of now
 */
public record PlanPerson(
    String reference,
    @Nullable String name,
    @Nullable String birthDate,
    boolean deceased,
    @Nullable Moment died,
    LegalCapability capability,
    List<Contact> representatives) {

  /**
   * Somebody to call.
   *
   * @param relations names of {@link nl.pzp.form.Relationship} where the form has a word for it,
   *     else the words of the source
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
  }

  @Override
  public String toString() {
    return reference;
  }
}
