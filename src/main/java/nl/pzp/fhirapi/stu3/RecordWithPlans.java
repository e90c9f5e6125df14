package nl.pzp.fhirapi.stu3;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.record.StoredResource;
import nl.pzp.record.search.RecordSource;
import nl.pzp.summary.PlanDocuments;

/** The record as STU3 searches see it: with each patient's plan among the documents. */
final class RecordWithPlans extends RecordSource {

  private final PlanDocuments plans;

  RecordWithPlans(PatientRecord record, PlanDocuments plans) {
    super(record);
    this.plans = plans;
  }

  @Override
  public List<StoredResource> current(PersonId person, Set<String> types) {
    var kept = super.current(person, types);
    if (!types.contains(PlanDocuments.TYPE)) {
      return kept;
    }
    var all = new ArrayList<>(kept);
    plans.stored(person).ifPresent(all::add);
    return all;
  }
}
