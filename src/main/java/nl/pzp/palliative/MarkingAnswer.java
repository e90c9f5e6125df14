package nl.pzp.palliative;

import java.util.List;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.SourceTime;
import nl.pzp.marking.MarkingStatus;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Condition.ConditionEvidenceComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** The answer to $marking-status: what is not recorded is said so, never left out. */
public final class MarkingAnswer {

  private static final CodeType NOT_RECORDED = new CodeType("not-recorded");

  private final CareVocabulary vocabulary;

  public MarkingAnswer(CareVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The status, and below it every marking as it was then, the leading one first. */
  public Parameters of(MarkingStatus status) {
    var answer = new Parameters();
    answer.addParameter("status", new CodeType(status.state().code()));
    answer.addParameter("marked", new BooleanType(status.isMarked()));
    var leading = status.leading();
    answer.addParameter(
        "phase", leading == null || !status.isMarked() ? NOT_RECORDED.copy() : phase(leading));
    if (status.died() != null) {
      answer.addParameter("died", SourceTime.text(status.died()));
    }
    if (leading != null) {
      describe(answer.addParameter().setName("marking"), leading);
    }
    status.all().stream()
        .filter(entry -> !entry.equals(leading))
        .forEach(entry -> describe(answer.addParameter().setName("marking"), entry));
    return answer;
  }

  private void describe(ParametersParameterComponent part, MarkingStatus.Entry entry) {
    var statement = entry.statement();
    part(part, "condition", new Reference(statement.marking()));
    part(part, "status", new CodeType(statement.state().code()));
    part(part, "phase", phase(entry));
    part(part, "phaseSince", SourceTime.text(entry.phaseSince()));
    part(part, "markedAt", SourceTime.text(statement.since()));
    part(part, "marker", statement.marker().toReference());
    ground(statement.ground()).forEach(ground -> part(part, "ground", ground));
    part(part, "statedAt", SourceTime.text(statement.time().at()));
    if (statement.ended() != null) {
      part(part, "endedAt", SourceTime.text(statement.ended()));
    }
    switch (statement.state()) {
      case WITHDRAWN, RETRACTED ->
          part(
              part,
              "reason",
              statement.reason() == null ? NOT_RECORDED.copy() : statement.reason());
      case MARKED, DECEASED, NOT_RECORDED -> {}
    }
    if (!statement.conversation().isEmpty()) {
      part(part, "conversation", new Reference(statement.conversation()));
    }
  }

  private Type phase(MarkingStatus.Entry entry) {
    var phase = entry.statement().phase();
    return phase == null ? NOT_RECORDED.copy() : vocabulary.coding(phase.code());
  }

  private static List<Type> ground(List<ConditionEvidenceComponent> evidence) {
    if (evidence.isEmpty()) {
      return List.of(NOT_RECORDED.copy());
    }
    return evidence.stream()
        .flatMap(
            one ->
                java.util.stream.Stream.<Type>concat(
                    one.getCode().stream(), one.getDetail().stream()))
        .toList();
  }

  private static void part(ParametersParameterComponent whole, String name, Type value) {
    whole.addPart().setName(name).setValue(value);
  }
}
