package nl.pzp.careplan;

import java.util.List;
import java.util.stream.Stream;
import nl.pzp.form.Attendee;
import nl.pzp.form.ContactPerson;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** The contact persons that one form names, with the resources made of them. */
record ContactPersons(@Nullable Named representative, @Nullable Named firstContact) {

  record Named(ContactPerson person, RelatedPerson resource) {}

  List<Named> all() {
    return Stream.of(representative, firstContact).filter(named -> named != null).toList();
  }

  /**
   * Those of them who could be this attendee: every role and relationship that was ticked is
   * theirs.
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
