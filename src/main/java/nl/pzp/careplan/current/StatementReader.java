package nl.pzp.careplan.current;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.pzp.careplan.PlanResourceReader;
import nl.pzp.careplan.current.Statement.Force;
import nl.pzp.form.Moment;
import nl.pzp.form.Treatment;
import nl.pzp.form.TreatmentDirective;
import nl.pzp.form.YesNoUnknown;
import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the statements of every resource. One entered in error states nothing; an unreadable one
 * becomes an unreadable statement.
 */
final class StatementReader {

  private static final List<GoalLifecycleStatus> GOAL_NOT_MEANT =
      List.of(GoalLifecycleStatus.ENTEREDINERROR, GoalLifecycleStatus.REJECTED);
  private static final List<GoalLifecycleStatus> GOAL_NOT_YET =
      List.of(GoalLifecycleStatus.PROPOSED, GoalLifecycleStatus.PLANNED);
  private static final List<GoalLifecycleStatus> GOAL_ENDED =
      List.of(GoalLifecycleStatus.CANCELLED, GoalLifecycleStatus.COMPLETED);

  private final PlanResourceReader reader;
  private final ForceRules forces;

  StatementReader(PlanResourceReader reader, AsOf asOf) {
    this.reader = reader;
    this.forces = new ForceRules(asOf);
  }

  List<Statement> read(RecordReading record) {
    var statements = new ArrayList<Statement>();
    for (var consent : record.all(Consent.class)) {
      if (reader.isTreatmentDirective(consent)
          && consent.getStatus() != ConsentState.ENTEREDINERROR) {
        statements.add(directive(consent, record));
      }
    }
    for (var goal : record.all(Goal.class)) {
      if (reader.isPolicyGoal(goal) && !GOAL_NOT_MEANT.contains(goal.getLifecycleStatus())) {
        statements.add(goal(goal, record));
      }
    }
    for (var observation : record.all(Observation.class)) {
      if (observation.getStatus() != ObservationStatus.ENTEREDINERROR
          && observation.getStatus() != ObservationStatus.CANCELLED) {
        observation(observation, record).forEach(statements::add);
      }
    }
    for (var use : record.all(DeviceUseStatement.class)) {
      if (use.getStatus() != DeviceUseStatementStatus.ENTEREDINERROR) {
        device(use, record).forEach(statements::add);
      }
    }
    return statements;
  }

  private Statement directive(Consent consent, RecordReading record) {
    var read =
        reader.treatmentDirective(consent).or(() -> reader.directiveByName(consent)).orElse(null);
    var subject =
        read == null
            ? new PlanEntrySubject(PlanSubject.UNREADABLE_TREATMENT, named(consent))
            : subject(read);
    var stated =
        read == null || !reader.isPlain(consent)
            ? Stated.UNREADABLE
            : Stated.of(read.decision(), read.specification());
    var parties =
        record.parties(
            consent.getProvision().getActor().stream()
                .map(provisionActorComponent::getReference)
                .toList());
    return statement(
        subject,
        stated,
        consent,
        consent.hasOrganization() ? consent.getOrganizationFirstRep().getDisplay() : null,
        ConsentMoments.agreed(consent),
        ConsentMoments.status(consent),
        consent.getProvision().getPeriod(),
        parties,
        read == null ? null : read.comment());
  }

  private static String named(Consent consent) {
    var code = consent.getProvision().getCodeFirstRep();
    return Objects.requireNonNullElse(PlanResourceReader.words(code), "");
  }

  // Two unnamed other treatments are not the same one.
  private static PlanEntrySubject subject(TreatmentDirective directive) {
    var kind = PlanSubject.of(directive.treatment());
    if (directive.treatment() != Treatment.OTHER) {
      return PlanEntrySubject.of(kind);
    }
    var name =
        Stream.of(directive.name(), directive.comment(), directive.specification())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    return new PlanEntrySubject(kind, name);
  }

  private Statement goal(Goal goal, RecordReading record) {
    var agreed =
        goal.hasStatusDate()
            ? RecordReading.moment(goal.getStatusDateElement())
            : goal.hasStartDateType() ? RecordReading.moment(goal.getStartDateType()) : null;
    var status = goal.getLifecycleStatus();
    var force =
        GOAL_NOT_YET.contains(status)
            ? Force.NOT_YET
            : GOAL_ENDED.contains(status) ? Force.ENDED : Force.HOLDS;
    return statement(
        PlanEntrySubject.of(PlanSubject.MEDICAL_POLICY_GOAL),
        Stated.choice(reader.policyGoal(goal).orElse(null)),
        goal,
        null,
        agreed,
        force,
        new Period(),
        record.parties(List.of(goal.getExpressedBy())),
        notes(goal.getNote()));
  }

  private Stream<Statement> observation(Observation observation, RecordReading record) {
    var topic = reader.topic(observation);
    if (topic.isEmpty()) {
      return Stream.empty();
    }
    return switch (topic.get()) {
      case SPECIFIC_CARE_WISHES ->
          Stream.of(
              wish(
                  PlanSubject.SPECIFIC_CARE_WISHES,
                  Stated.text(text(observation)),
                  observation,
                  record,
                  notes(observation.getNote())));
      case OTHER_IMPORTANT_INFORMATION ->
          Stream.of(
              wish(
                  PlanSubject.OTHER_IMPORTANT_INFORMATION,
                  Stated.text(text(observation)),
                  observation,
                  record,
                  notes(observation.getNote())));
      case PREFERRED_PLACE_OF_DEATH -> {
        var wish = reader.placeOfDeath(observation);
        yield Stream.of(
            wish(
                PlanSubject.PREFERRED_PLACE_OF_DEATH,
                Stated.choice(wish.choice()),
                observation,
                record,
                wish.comment()));
      }
      case POSITION_REGARDING_EUTHANASIA -> {
        var wish = reader.euthanasia(observation);
        yield Stream.of(
            wish(
                PlanSubject.POSITION_REGARDING_EUTHANASIA,
                Stated.choice(wish.choice()),
                observation,
                record,
                wish.comment()));
      }
      case ORGAN_DONATION_CHOICE_REGISTRATION ->
          Stream.of(
              wish(
                  PlanSubject.ORGAN_DONATION_CHOICE,
                  Stated.choice(reader.organDonation(observation)),
                  observation,
                  record,
                  notes(observation.getNote())));
      case LEGALLY_CAPABLE -> Stream.empty();
    };
  }

  private Statement wish(
      PlanSubject kind,
      Stated stated,
      Observation observation,
      RecordReading record,
      @Nullable String comment) {
    return statement(
        PlanEntrySubject.of(kind),
        stated,
        observation,
        null,
        moment(observation),
        observation.getStatus() == ObservationStatus.REGISTERED ? Force.NOT_YET : Force.HOLDS,
        new Period(),
        record.parties(observation.getPerformer()),
        comment);
  }

  static @Nullable Moment moment(Observation observation) {
    if (observation.hasEffectiveDateTimeType()) {
      return RecordReading.moment(observation.getEffectiveDateTimeType());
    }
    return observation.hasEffectivePeriod()
        ? RecordReading.moment(observation.getEffectivePeriod().getStartElement())
        : null;
  }

  private Stream<Statement> device(DeviceUseStatement use, RecordReading record) {
    var device = record.resolve(use.getDevice(), Device.class).orElse(null);
    if (!reader.isDefibrillator(device)) {
      return Stream.empty();
    }
    var ended =
        use.getStatus() == DeviceUseStatementStatus.COMPLETED
            // An explanted device is inactive in the register of devices.
            || (device != null && device.getStatus() == FHIRDeviceStatus.INACTIVE);
    var inUse =
        use.getStatus() == DeviceUseStatementStatus.ACTIVE
            || use.getStatus() == DeviceUseStatementStatus.ONHOLD;
    return Stream.of(
        statement(
            PlanEntrySubject.of(PlanSubject.DEFIBRILLATOR),
            Stated.choice(YesNoUnknown.YES),
            use,
            null,
            RecordReading.moment(use.getRecordedOnElement()),
            ended ? Force.ENDED : inUse ? Force.HOLDS : Force.NOT_YET,
            use.hasTimingPeriod() ? use.getTimingPeriod() : new Period(),
            record.parties(List.of(use.getSource())),
            notes(use.getNote())));
  }

  private static @Nullable String text(Observation observation) {
    return observation.hasValueStringType()
        ? observation.getValueStringType().getValue()
        : observation.hasValueCodeableConcept()
            ? PlanResourceReader.words(observation.getValueCodeableConcept())
            : null;
  }

  private Statement statement(
      PlanEntrySubject subject,
      Stated stated,
      Resource resource,
      @Nullable String organisation,
      @Nullable Moment agreed,
      Force status,
      Period period,
      List<Party> parties,
      @Nullable String comment) {
    var of =
        organisation != null
            ? organisation
            : parties.stream()
                .map(Party::organisation)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    var from = RecordReading.moment(period.getStartElement());
    var until = RecordReading.moment(period.getEndElement());
    return new Statement(
        subject,
        stated,
        RelativeReference.of(resource),
        resource.getMeta().hasSource() ? resource.getMeta().getSource() : "",
        of,
        agreed,
        forces.force(status, agreed, from, until),
        from,
        until,
        parties,
        comment);
  }

  private static @Nullable String notes(List<Annotation> notes) {
    var text = String.join("\n", notes.stream().map(Annotation::getText).toList());
    return text.isBlank() ? null : text;
  }
}
