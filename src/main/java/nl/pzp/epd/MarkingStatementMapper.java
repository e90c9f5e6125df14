package nl.pzp.epd;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import nl.pzp.epd.Hl7Data.Hl7Code;
import nl.pzp.epd.Hl7Data.Hl7Url;
import nl.pzp.epd.Hl7Data.MarkingState;
import nl.pzp.epd.RegionalCodes.ValueSet;
import nl.pzp.epd.StatementElements.Element;
import nl.pzp.epd.StatementElements.Other;
import nl.pzp.epd.hl7v2.Hl7Segment;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * Maps a marking of the palliative phase to the region's Condition, and each ground to an
 * Observation.
 */
final class MarkingStatementMapper {

  private static final int VALUE = 5;
  private static final int VALUE_TYPE = 2;
  private static final int OBSERVED = 14;

  private static final String OBSERVATION = "Observation";

  private final PatientRecord record;
  private final Professionals professionals;
  private final Hl7Data data;
  private final FhirContext fhir;

  MarkingStatementMapper(
      PatientRecord record, Professionals professionals, Hl7Data data, FhirContext fhir) {
    this.record = record;
    this.fhir = fhir;
    this.professionals = professionals;
    this.data = data;
  }

  /**
   * Maps the statement; marker, date and status are required. Other absent elements stay absent:
   * the rules on markings decide what that means.
   *
   * @param late whether a later statement is already known; then the grounds are not taken
   */
  Condition read(
      StatementValues values,
      String number,
      Sender sender,
      Reference patient,
      boolean late,
      TransactionDraft draft) {
    values.elements().required(Element.STATUS);
    values.elements().required(Element.MARKED_AT);
    values.elements().required(Element.MARKER);
    var marking = new Condition();
    marking.addCategory(ObservationStatementReader.concept(data, Hl7Code.PROBLEM_LIST_ITEM));
    marking.setCode(ObservationStatementReader.concept(data, Hl7Code.PALLIATIVE_PHASE_MARKED));
    marking.setSubject(patient.copy());
    values.time(Element.MARKED_AT).ifPresent(marking::setOnset);
    values.time(Element.ENDED_AT).ifPresent(marking::setAbatement);
    values
        .concept(Element.PHASE, ValueSet.PHASE)
        .ifPresent(phase -> marking.addStage().setSummary(phase));
    values
        .field(Element.MARKER)
        .flatMap(field -> professionals.person(field, draft))
        .ifPresent(marking::setAsserter);
    values.status(data.markingStates()).ifPresent(state -> state(marking, state));
    reason(marking, values);
    grounds(marking, values, number, sender).forEach(o -> evidence(marking, o, late, draft));
    return marking;
  }

  private Optional<Observation> known(Reference detail) {
    var id = detail.getReferenceElement().getIdPart();
    return record
        .read(OBSERVATION, id)
        .filter(stored -> !stored.deleted())
        .map(stored -> (Observation) fhir.newJsonParser().parseResource(stored.json()))
        .map(
            ground -> {
              ground.setMeta(null);
              ground.getMeta().addProfile(data.url(Hl7Url.MARKING_GROUND));
              ground.setId(new IdType(OBSERVATION, id));
              return ground;
            });
  }

  private void state(Condition marking, MarkingState state) {
    switch (state) {
      case MARKED -> {
        marking.setClinicalStatus(
            ObservationStatementReader.concept(data, Hl7Code.CLINICAL_ACTIVE));
        marking.setVerificationStatus(ObservationStatementReader.concept(data, Hl7Code.CONFIRMED));
      }
      case WITHDRAWN -> {
        marking.setClinicalStatus(
            ObservationStatementReader.concept(data, Hl7Code.CLINICAL_INACTIVE));
        marking.setVerificationStatus(ObservationStatementReader.concept(data, Hl7Code.CONFIRMED));
      }
      case RETRACTED ->
          marking.setVerificationStatus(
              ObservationStatementReader.concept(data, Hl7Code.ENTERED_IN_ERROR));
    }
  }

  /** Retracts the marking and its grounds as entered in error. */
  void retract(Condition marking, StatementValues values, TransactionDraft draft) {
    marking.getEvidence().stream()
        .flatMap(evidence -> evidence.getDetail().stream())
        .filter(detail -> detail.getReferenceElement().hasIdPart())
        .flatMap(detail -> known(detail).stream())
        .forEach(ground -> draft.put(ground.setStatus(ObservationStatus.ENTEREDINERROR)));
    marking.setClinicalStatus(null);
    state(marking, MarkingState.RETRACTED);
    reason(marking, values);
  }

  private void reason(Condition marking, StatementValues values) {
    values
        .concept(Element.END_REASON, ValueSet.MARKING_END_REASON)
        .ifPresent(
            reason -> {
              var url = data.url(Hl7Url.END_REASON);
              marking.getExtension().removeIf(e -> e.getUrl().equals(url));
              marking.addExtension(url, reason);
            });
  }

  private Collection<Observation> grounds(
      Condition marking, StatementValues values, String number, Sender sender) {
    var found = new LinkedHashMap<String, Observation>();
    for (var other : values.elements().others()) {
      var part = data.groundParts().get(other.code());
      var code = part == null ? other.code() : part;
      var observation =
          found.computeIfAbsent(code, c -> ground(c, marking, values, number, sender));
      if (part != null) {
        var component = observation.addComponent();
        component.setCode(coded(values, other.code()));
        component.setValue(value(other, values));
      } else if (observation.hasValue() || observation.hasDataAbsentReason()) {
        throw RequiredFields.at(EpdProblem.SAYS_TWO_THINGS, place(other));
      } else {
        answer(observation, other, values);
      }
    }
    return found.values();
  }

  private static void evidence(
      Condition marking, Observation observation, boolean late, TransactionDraft draft) {
    var evidence = marking.addEvidence().addCode(observation.getCode());
    // A ground without an answer has a code but no Observation.
    if (observation.hasValue() || observation.hasDataAbsentReason() || observation.hasComponent()) {
      var id = observation.getIdElement().getIdPart();
      evidence.addDetail(late ? new Reference(OBSERVATION + "/" + id) : draft.put(observation));
    }
  }

  private Observation ground(
      String code, Condition marking, StatementValues values, String number, Sender sender) {
    var observation = new Observation();
    var system = sender.system("marking-ground");
    observation.setId(
        new IdType(OBSERVATION, DeterministicId.of(sender.source(), system, number, code)));
    observation.getMeta().addProfile(data.url(Hl7Url.MARKING_GROUND));
    observation.addIdentifier().setSystem(system).setValue(number + "/" + code);
    observation.setStatus(
        marking.hasClinicalStatus() ? ObservationStatus.FINAL : ObservationStatus.ENTEREDINERROR);
    observation.setCode(coded(values, code));
    observation.setSubject(marking.getSubject().copy());
    if (marking.hasOnset()) {
      observation.setEffective(marking.getOnset().copy());
    }
    if (marking.hasAsserter()) {
      observation.addPerformer(marking.getAsserter().copy());
    }
    return observation;
  }

  private CodeableConcept coded(StatementValues values, String code) {
    return new CodeableConcept(values.ground(code));
  }

  private static void answer(Observation observation, Other other, StatementValues values) {
    RequiredFields.time(other.obx(), OBSERVED)
        .ifPresent(time -> observation.setEffective(new DateTimeType(time)));
    var field = other.obx().field(VALUE);
    if (field.isEmpty() || field.isSaidToBeNothing()) {
      return;
    }
    var answer = values.concept(field, ValueSet.MARKING_GROUND_ANSWER, place(other));
    if (field.component(1).filter(values::isUnknown).isPresent()) {
      observation.setDataAbsentReason(answer);
    } else {
      observation.setValue(answer);
    }
  }

  private static Type value(Other other, StatementValues values) {
    if (isNumber(other.obx())) {
      return new IntegerType(other.obx().value(VALUE).orElseThrow());
    }
    return values.concept(other.obx().field(VALUE), ValueSet.MARKING_GROUND_ANSWER, place(other));
  }

  private static boolean isNumber(Hl7Segment obx) {
    return obx.value(VALUE_TYPE).filter("NM"::equals).isPresent()
        && obx.value(VALUE).filter(text -> text.matches("\\d{1,4}")).isPresent();
  }

  private static String place(Other other) {
    return "OBX-5 (" + other.code() + ")";
  }
}
