package nl.pzp.careplan;

import java.util.List;
import java.util.stream.Stream;
import nl.pzp.form.Attendee;
import nl.pzp.form.ContactPerson;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** The contact persons of one form, with their resources. */
record ContactPersons(@Nullable Named representative, @Nullable Named firstContact) {

  record Named(ContactPerson person, RelatedPerson resource) {}

  List<Named> all() {
    return Stream.of(representative, firstContact).filter(named -> named != null).toList();
  }

  /**
   * The contact persons who could be this participant: they have all ticked roles and
   * relationships.
   */
  List<Named> matching(Attendee attendee) {
    return all().stream()
        .filter(named -> named.person().capacities().containsAll(attendee.capacities()))
        .filter(
            named ->
                attendee.relations().stream()
                    .allMatch(relation -> relation.equals(named.person().relation())))
        .toList();
  }
}
