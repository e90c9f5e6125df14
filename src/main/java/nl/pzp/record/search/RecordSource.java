package nl.pzp.record.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;

/** The record as a source of searches. A door with derived resources extends it. */
public class RecordSource implements SearchSource {

  private final PatientRecord record;

  public RecordSource(PatientRecord record) {
    this.record = record;
  }

  @Override
  public final Optional<PersonId> personByPatientId(String id) {
    return record.personByPatientId(id);
  }

  @Override
  public final Optional<PersonId> personByBsn(Bsn bsn) {
    return record.personByBsn(bsn);
  }

  @Override
  public final Optional<String> patientIdOf(PersonId person) {
    return record.canonicalPatientId(person);
  }

  @Override
  public List<StoredResource> current(PersonId person, Set<String> types) {
    return record.current(person, types);
  }

  @Override
  public final Optional<StoredResource> read(String type, String id) {
    return record.read(type, id);
  }

  @Override
  public final List<StoredResource> byIdentifier(String type, String system, String value) {
    return record.byIdentifier(type, system, value);
  }

  @Override
  public final List<StoredResource> withoutPerson(String type, int limit) {
    return record.currentWithoutPerson(type, limit);
  }
}
