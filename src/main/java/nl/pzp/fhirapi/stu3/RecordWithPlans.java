package nl.pzp.fhirapi.stu3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import nl.pzp.record.search.SearchSource;

/** The record as searches see it here: with the plan of each patient among the documents. */
final class RecordWithPlans implements SearchSource {

  private final SearchSource record;
  private final PlanDocuments plans;

  RecordWithPlans(SearchSource record, PlanDocuments plans) {
    this.record = record;
    this.plans = plans;
  }

  @Override
  public List<StoredResource> current(PersonId person, Set<String> types) {
    if (!types.contains(PlanDocuments.TYPE)) {
      return record.current(person, types);
    }
    var all = new ArrayList<>(record.current(person, types));
    plans.stored(person).ifPresent(all::add);
    return all;
  }

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
    return record.patientIdOf(person);
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
    return record.withoutPerson(type, limit);
  }
}
