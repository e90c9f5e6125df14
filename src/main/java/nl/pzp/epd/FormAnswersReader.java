package nl.pzp.epd;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.epd.hl7v2.Hl7Segment;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads a completed form in an ORU: OBR-4 names the form and its version, and each OBX a question
 * by linkId (docs/hl7v2.md). The result is a QuestionnaireResponse like any other.
 */
final class FormAnswersReader {

  private static final Set<String> FINAL = Set.of("F", "C", "");
  private static final Set<String> TAKEN_BACK = Set.of("D", "W", "X");
  private static final int ORDER = 3;
  private static final int FORM = 4;
  private static final int DONE = 7;
  private static final int REPORTED = 22;
  private static final int STATUS = 25;
  private static final int QUESTION = 3;
  private static final int ANSWER_STATUS = 11;

  private final Packs packs;
  private final Hl7Data data;

  FormAnswersReader(Packs packs, Hl7Data data) {
    this.packs = packs;
    this.data = data;
  }

  /** Whether the message contains a form, in any version. */
  boolean isForm(Hl7Message message) {
    return message
        .first("OBR")
        .flatMap(obr -> obr.value(FORM, 3))
        .filter(data.formSystem()::equals)
        .isPresent();
  }

  void read(Hl7Message message, Sender sender, Reference patient, TransactionDraft draft) {
    var obr = RequiredFields.required(message, "OBR");
    var pack =
        packs
            .byId(RequiredFields.required(obr, FORM))
            .filter(found -> message.all("OBR").size() == 1)
            .orElseThrow(this::unknown);
    var number = RequiredFields.required(obr, ORDER);
    var form = new QuestionnaireResponse();
    var system = sender.system("form");
    form.setId(
        new IdType(
            "QuestionnaireResponse",
            DeterministicId.of(sender.source(), "QuestionnaireResponse", system, number)));
    form.getIdentifier().setSystem(system).setValue(number);
    form.setQuestionnaire(pack.canonical());
    form.setStatus(status(obr));
    form.setSubject(patient.copy());
    RequiredFields.time(obr, REPORTED)
        .or(() -> RequiredFields.time(obr, DONE))
        .ifPresent(time -> form.setAuthoredElement(new DateTimeType(time)));
    if (form.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR) {
      form.setItem(new FormTree(pack, answers(message, pack)).items());
    }
    draft.put(form);
  }

  private RuntimeException unknown() {
    return Problem.of(EpdProblem.FORM_UNKNOWN)
        .with("place", "OBR-4")
        .with("known", String.join(", ", packs.all().stream().map(Pack::id).toList()))
        .at(Place.at("OBR-4"))
        .asException();
  }

  private static QuestionnaireResponseStatus status(Hl7Segment obr) {
    return switch (obr.value(STATUS).orElse("F")) {
      case "F" -> QuestionnaireResponseStatus.COMPLETED;
      case "C" -> QuestionnaireResponseStatus.AMENDED;
      case "X" -> QuestionnaireResponseStatus.ENTEREDINERROR;
      default -> throw RequiredFields.at(EpdProblem.ANSWER_NOT_FINAL, "OBR-25");
    };
  }

  private List<FormAnswer> answers(Hl7Message message, Pack pack) {
    var answers = new ArrayList<FormAnswer>();
    for (var obx : message.all("OBX")) {
      if (obx.value(QUESTION, 3).filter(data.formSystem()::equals).isPresent()) {
        var status = obx.value(ANSWER_STATUS).orElse("");
        if (FINAL.contains(status)) {
          answers.add(FormAnswer.of(obx, pack));
        } else if (!TAKEN_BACK.contains(status)) {
          throw RequiredFields.at(EpdProblem.ANSWER_NOT_FINAL, "OBX-11");
        }
      }
    }
    return answers;
  }
}
