package nl.pzp.careplan.current;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.careplan.ObservationTopic;
import nl.pzp.careplan.PlanResourceReader;
import nl.pzp.form.ContactRole;
import nl.pzp.form.LegalCapability;
import nl.pzp.form.Moment;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.terminology.DutchTime;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** Reads the patient, their legal capability, and their representatives. */
final class PersonReader {

  private final PlanResourceReader reader;
  private final AsOf asOf;

  PersonReader(PlanResourceReader reader, AsOf asOf) {
    this.reader = reader;
    this.asOf = asOf;
  }

  PlanPerson read(RecordReading record) {
    var patient = record.all(Patient.class).stream().findFirst();
    var capability =
        observed(record)
            .or(() -> patient.map(reader::legalCapability))
            .orElse(LegalCapability.NOT_ANSWERED);
    return new PlanPerson(
        patient.map(RelativeReference::of).orElse(""),
        patient.map(found -> reader.name(found.getName())).orElse(null),
        patient
            .filter(Patient::hasBirthDate)
            .map(found -> found.getBirthDateElement().getValueAsString())
            .orElse(null),
        patient.filter(PersonReader::isDeceased).isPresent(),
        patient.flatMap(PersonReader::died).orElse(null),
        capability,
        representatives(record, patient),
        firstContacts(record));
  }

  private static boolean isDeceased(Patient patient) {
    return patient.hasDeceasedDateTimeType()
        || (patient.getDeceased() instanceof BooleanType fact
            && Boolean.TRUE.equals(fact.getValue()));
  }

  private static Optional<Moment> died(Patient patient) {
    return patient.getDeceased() instanceof DateTimeType moment
        ? Optional.ofNullable(RecordReading.moment(moment))
        : Optional.empty();
  }

  private Optional<LegalCapability> observed(RecordReading record) {
    return record.all(Observation.class).stream()
        .filter(o -> o.getStatus() != ObservationStatus.ENTEREDINERROR)
        .filter(o -> o.getStatus() != ObservationStatus.CANCELLED)
        .filter(o -> reader.topic(o).filter(ObservationTopic.LEGALLY_CAPABLE::equals).isPresent())
        .filter(o -> !isLater(o))
        .max(
            Comparator.comparing(PersonReader::day)
                .thenComparing(o -> o.getIdElement().getIdPart()))
        .map(reader::legalCapability);
  }

  private boolean isLater(Observation observation) {
    var days = Days.of(StatementReader.moment(observation));
    return days != null && days.first().isAfter(asOf.day());
  }

  private static String day(Observation observation) {
    var moment = StatementReader.moment(observation);
    return moment == null ? "" : moment.day();
  }

  // The newest form's contacts are those of the Patient; without them, everybody in that role
  // counts.
  private List<PlanPerson.Contact> representatives(
      RecordReading record, Optional<Patient> patient) {
    var all =
        record.all(RelatedPerson.class).stream()
            .filter(record::isRepresentative)
            .filter(this::acts)
            .toList();
    var linked = patient.map(reader::contacts).orElse(List.of());
    var named = all.stream().filter(p -> linked.contains(RelativeReference.of(p))).toList();
    return (named.isEmpty() ? all : named)
        .stream()
            .map(this::contact)
            .sorted(Comparator.comparing(PlanPerson.Contact::reference))
            .toList();
  }

  // A representative who is also the first contact is listed once, above.
  private List<PlanPerson.Contact> firstContacts(RecordReading record) {
    return record.all(RelatedPerson.class).stream()
        .filter(person -> reader.hasRole(person, ContactRole.FIRST_CONTACT))
        .filter(person -> !record.isRepresentative(person))
        .filter(this::acts)
        .map(this::contact)
        .sorted(Comparator.comparing(PlanPerson.Contact::reference))
        .toList();
  }

  private boolean acts(RelatedPerson person) {
    if (person.hasActive() && !person.getActive()) {
      return false;
    }
    var end = person.getPeriod().getEnd();
    return end == null || !DutchTime.day(end.toInstant()).isBefore(asOf.day());
  }

  private PlanPerson.Contact contact(RelatedPerson person) {
    var relation =
        person.getRelationship().stream()
            .filter(concept -> !reader.isRole(concept))
            .map(this::relation)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return new PlanPerson.Contact(
        RelativeReference.of(person),
        reader.name(person.getName()),
        relation,
        phones(person.getTelecom()));
  }

  private @Nullable String relation(CodeableConcept relationship) {
    return reader
        .relationship(relationship)
        .map(Enum::name)
        .orElseGet(() -> PlanResourceReader.words(relationship));
  }

  static List<String> phones(List<ContactPoint> points) {
    var phones = new ArrayList<String>();
    for (var point : points) {
      if (point.getSystem() == ContactPointSystem.PHONE
          && point.hasValue()
          && point.getUse() != ContactPoint.ContactPointUse.OLD) {
        phones.add(point.getValue());
      }
    }
    return phones;
  }
}
