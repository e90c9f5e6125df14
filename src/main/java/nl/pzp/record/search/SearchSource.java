package nl.pzp.record.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;

/** What a search asks of the record. */
public interface SearchSource {

  Optional<PersonId> personByPatientId(String id);

  Optional<PersonId> personByBsn(Bsn bsn);

  /** The id of the Patient as which a person is shown. */
  Optional<String> patientIdOf(PersonId person);

  /** All that holds now of one person, of these types. */
  List<StoredResource> current(PersonId person, Set<String> types);

  /** The current version of one resource, whosever it is. */
  Optional<StoredResource> read(String type, String id);

  /** Current resources with this identifier, whosever they are. */
  List<StoredResource> byIdentifier(String type, String system, String value);

  /** At most so many of the current resources of a type that are about no patient. */
  List<StoredResource> withoutPerson(String type, int limit);

  static SearchSource of(PatientRecord record) {
    return new SearchSource() {
      @Override
      public Optional<PersonId> personByPatientId(String id) {
        return record.personByPatientId(id);
      }

      @Override
      public Optional<PersonId> personByBsn(Bsn bsn) {
        return record.personByBsn(bsn);
      }

      @Override
      public Optional<String> patientIdOf(PersonId person) {
        return record.canonicalPatientId(person);
      }

      @Override
      public List<StoredResource> current(PersonId person, Set<String> types) {
        return record.current(person, types);
      }

      @Override
      public Optional<StoredResource> read(String type, String id) {
        return record.read(type, id);
      }

      @Override
      public List<StoredResource> byIdentifier(String type, String system, String value) {
        return record.byIdentifier(type, system, value);
      }

      @Override
      public List<StoredResource> withoutPerson(String type, int limit) {
        return record.currentWithoutPerson(type, limit);
      }
    };
  }
}
