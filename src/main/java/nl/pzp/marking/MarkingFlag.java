package nl.pzp.marking;

import java.time.Instant;
import java.util.Optional;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareShape;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.SourceTime;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.terminology.CodeSystemUrl;
import nl.pzp.terminology.FhirUrl;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * The marking as a Flag that refers to the Condition, as zib Alert 2020 allows (category Condition,
 * without a name of its own).
 */
public final class MarkingFlag {

  private final CareVocabulary vocabulary;

  public MarkingFlag(CareVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The Flag; empty for a patient who was never marked. */
  public Optional<Flag> of(MarkingStatus status, String patientId) {
    var leading = status.leading();
    if (leading == null) {
      return Optional.empty();
    }
    var statement = leading.statement();
    var text = vocabulary.display(CareCode.PALLIATIVE_PHASE_MARKED);
    var phase = statement.phase();
    var flag = new Flag();
    flag.setId(new IdType("Flag", DeterministicId.of(vocabulary.ownSource(), "Flag", patientId)));
    flag.getMeta().addProfile(vocabulary.url(CareShape.PALLIATIVE_FLAG));
    flag.addExtension(
        FhirUrl.FLAG_DETAIL.url(), new Reference(statement.marking()).setDisplay(text));
    flag.setStatus(
        switch (status.state()) {
          case MARKED -> FlagStatus.ACTIVE;
          case RETRACTED -> FlagStatus.ENTEREDINERROR;
          case WITHDRAWN, DECEASED, NOT_RECORDED -> FlagStatus.INACTIVE;
        });
    flag.addCategory(
        new CodeableConcept(new Coding(CodeSystemUrl.LOINC.url(), "75323-6", "Condition")));
    flag.getCode()
        .addCoding(new Coding(CodeSystemUrl.DATA_ABSENT_REASON.url(), "not-applicable", null));
    if (phase != null) {
      flag.getCode().addCoding(vocabulary.coding(phase.code()));
    }
    flag.getCode().setText(phase == null ? text : text + ": " + phase.code().code());
    flag.setSubject(new Reference("Patient/" + patientId));
    flag.setPeriod(period(status, statement));
    return Optional.of(flag);
  }

  private static Period period(MarkingStatus status, MarkingStatement statement) {
    var period = new Period().setStartElement(SourceTime.text(statement.since()));
    end(status, statement).ifPresent(end -> period.setEndElement(SourceTime.text(end)));
    return period;
  }

  private static Optional<Instant> end(MarkingStatus status, MarkingStatement statement) {
    return switch (status.state()) {
      case MARKED, RETRACTED, NOT_RECORDED -> Optional.empty();
      case DECEASED -> Optional.ofNullable(status.died());
      case WITHDRAWN ->
          Optional.of(statement.ended() == null ? statement.time().at() : statement.ended());
    };
  }
}
