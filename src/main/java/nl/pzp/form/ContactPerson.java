package nl.pzp.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legal representative or first contact as the form describes them.
 *
 * @param capacities only those that were ticked; what follows from the place in the form is not
 *     here
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

  /** Whether nothing was filled in: then there is no such person. */
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
