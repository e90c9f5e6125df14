package nl.pzp.summary;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nl.pzp.careplan.current.AsOf;
import nl.pzp.careplan.current.CurrentPlan;
import nl.pzp.careplan.current.CurrentPlanReader;
import nl.pzp.palliative.RegionalReading;
import nl.pzp.record.PersonId;
import nl.pzp.terminology.DutchTime;
import org.hl7.fhir.r4.model.Resource;

/** The page for acute care of the patients in the record. Changes nothing and audits nothing. */
public final class SummaryPages {

  private final PatientResources patients;
  private final CurrentPlanReader plans;
  private final SummaryMaker maker;
  private final SummaryPeopleReader people;
  private final RegionalReading region;
  private final Clock clock;

  SummaryPages(
      PatientResources patients,
      CurrentPlanReader plans,
      SummaryMaker maker,
      SummaryPeopleReader people,
      RegionalReading region,
      Clock clock) {
    this.patients = patients;
    this.plans = plans;
    this.maker = maker;
    this.people = people;
    this.region = region;
    this.clock = clock;
  }

  /**
   * One A4 page as PDF/A of what holds at a moment, by what the record knows now; the same for the
   * same record and moment. The caller audits the disclosure.
   *
   * @param reader English for an English reader, Dutch for everybody else
   */
  public byte[] pdf(PersonId person, Instant asOf, Locale reader) {
    return make(person, patients.of(person).resources(), asOf, reader).pdf().content();
  }

  public SummaryMaker.Made make(
      PersonId person, List<Resource> resources, Instant asOf, Locale reader) {
    var called = people.read(region.picture(person), resources, asOf, reader);
    return maker.make(plan(resources, asOf), called, asOf, reader);
  }

  public CurrentPlan plan(List<Resource> resources, Instant asOf) {
    var day = DutchTime.day(asOf);
    var today = DutchTime.day(clock.instant());
    return plans.read(resources, new AsOf(day, today));
  }
}
