package nl.pzp.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;

/** A form's answers without the preselected ones. */
final class FormAnswers {

  /** One answer: a code with its system, or a value. */
  record Given(String linkId, String value) {

    // Masked: an answer must not reach a log.
    @Override
    public String toString() {
      return "Given[" + linkId + "]";
    }
  }

  private FormAnswers() {}

  static List<Given> of(QuestionnaireResponse form, Pack pack) {
    var answers = new ArrayList<Given>();
    collect(form.getItem(), pack, answers);
    return answers;
  }

  private static void collect(
      List<QuestionnaireResponseItemComponent> items, Pack pack, List<Given> answers) {
    for (var item : items) {
      collect(item.getItem(), pack, answers);
      for (var answer : item.getAnswer()) {
        if (!isPreselected(item.getLinkId(), answer.getValue(), pack)) {
          answers.add(new Given(item.getLinkId(), value(answer.getValue())));
        }
        collect(answer.getItem(), pack, answers);
      }
    }
  }

  private static boolean isPreselected(String linkId, Type value, Pack pack) {
    return value instanceof Coding
        && pack.question(linkId).filter(question -> question.readOnly()).isPresent();
  }

  private static String value(Type value) {
    return value instanceof Coding coding
        ? Objects.toString(coding.getSystem(), "") + "|" + coding.getCode()
        : value.primitiveValue();
  }
}
