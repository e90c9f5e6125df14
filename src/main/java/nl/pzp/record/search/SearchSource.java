package nl.pzp.record.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;

/** The record as a search reads it. */
public interface SearchSource {

  Optional<PersonId> personByPatientId(String id);

  Optional<PersonId> personByBsn(Bsn bsn);

  /** The id of the Patient as which a person is shown. */
  Optional<String> patientIdOf(PersonId person);

  /** The current resources of one person, of these types. */
  List<StoredResource> current(PersonId person, Set<String> types);

  /** The current version of one resource, of any person or none. */
  Optional<StoredResource> read(String type, String id);

  /** Current resources with this identifier, of any person or none. */
  List<StoredResource> byIdentifier(String type, String system, String value);

  /** At most so many of the current resources of a type that are about no patient. */
  List<StoredResource> withoutPerson(String type, int limit);

  static SearchSource of(PatientRecord record) {
    return new RecordSource(record);
  }
}
