package nl.pzp.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legal representative or first contact from the form.
 *
 * @param capacities only the ticked ones, without those that the section implies
 */
public record ContactPerson(
    PersonName name,
    List<Phone> phones,
    List<Email> emails,
    List<Capacity> capacities,
    @Nullable Relation relation) {

  public static final ContactPerson NONE =
      new ContactPerson(PersonName.NONE, List.of(), List.of(), List.of(), null);

  public ContactPerson {
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    capacities = List.copyOf(capacities);
  }

  /** Whether every answer is absent, so that there is no such person. */
  public boolean isBlank() {
    return name.isBlank()
        && phones.isEmpty()
        && emails.isEmpty()
        && capacities.isEmpty()
        && relation == null;
  }

  @Override
  public String toString() {
    return "ContactPerson[masked]";
  }
}
