package nl.pzp.form;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Question;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers as a QuestionnaireResponse of any form version; it contains only answered
 * questions.
 */
public final class FormWriter {

  private static final String OTHER = ContactRole.OTHER.name();

  /** A completed QuestionnaireResponse for this pack. The caller adds subject and author. */
  public FormWriting write(AcpForm form, Pack pack) {
    var definition = new FormDefinition(pack);
    var writer = new SheetWriter(definition);
    var sheet = writer.write(form);
    var response = new QuestionnaireResponse();
    response.setQuestionnaire(pack.canonical());
    response.setStatus(QuestionnaireResponseStatus.COMPLETED);
    items(definition, null, sheet).forEach(response::addItem);
    return new FormWriting(response, writer.losses());
  }

  private static List<QuestionnaireResponseItemComponent> items(
      FormDefinition definition, @Nullable Question parent, AnswerSheet sheet) {
    var items = new ArrayList<QuestionnaireResponseItemComponent>();
    for (var question : definition.pack().below(parent)) {
      if (question.isGroup() && question.repeats()) {
        sheet
            .groups(question.linkId())
            .forEach(each -> items.addAll(group(definition, question, each)));
      } else if (question.isGroup()) {
        items.addAll(group(definition, question, sheet));
      } else if (!FormDefinition.isConstant(question)) {
        items.addAll(answered(definition, question, sheet));
      }
    }
    return items;
  }

  // A group appears when one of its questions is answered, together with its constants.
  private static List<QuestionnaireResponseItemComponent> group(
      FormDefinition definition, Question group, AnswerSheet sheet) {
    var inside = items(definition, group, sheet);
    if (inside.isEmpty()) {
      return List.of();
    }
    var item = item(group);
    var written = new ArrayList<>(inside);
    for (var question : definition.pack().below(group)) {
      if (FormDefinition.isConstant(question) && isOpen(question, sheet)) {
        var constant = item(question);
        constant.addAnswer().setValue(coding(definition, question));
        written.add(constant);
      }
    }
    var order = definition.pack().below(group).stream().map(Question::linkId).toList();
    written.sort(java.util.Comparator.comparingInt(each -> order.indexOf(each.getLinkId())));
    written.forEach(item::addItem);
    return List.of(item);
  }

  private static List<QuestionnaireResponseItemComponent> answered(
      FormDefinition definition, Question question, AnswerSheet sheet) {
    var answers = sheet.answers(question.linkId());
    if (answers.isEmpty()) {
      return List.of();
    }
    var item = item(question);
    for (var answer : answers) {
      var component = item.addAnswer().setValue(value(answer, question));
      for (var below : definition.pack().below(question)) {
        // A comment on one of several answers goes below that answer.
        if (belongsTo(below, answer, answers)) {
          answered(definition, below, sheet).forEach(component::addItem);
        }
      }
    }
    return List.of(item);
  }

  // A comment that any answer enables appears once: below "otherwise" if chosen, else below the
  // first answer.
  private static boolean belongsTo(
      Question below, QuestionAnswer answer, List<QuestionAnswer> answers) {
    var when = below.enabledWhen();
    if (when != null) {
      return means(answer, when);
    }
    var otherwise = answers.stream().filter(each -> means(each, OTHER)).findFirst();
    return answer.equals(otherwise.orElse(answers.get(0)));
  }

  private static boolean means(QuestionAnswer answer, String meaning) {
    return answer instanceof QuestionAnswer.Chosen chosen && chosen.means().equals(meaning);
  }

  private static boolean isOpen(Question question, AnswerSheet sheet) {
    var by = question.enabledBy();
    var when = question.enabledWhen();
    return by == null || when == null || sheet.hasMeaning(by, when);
  }

  private static QuestionnaireResponseItemComponent item(Question question) {
    var item = new QuestionnaireResponseItemComponent();
    item.setLinkId(question.linkId());
    item.setText(question.text());
    return item;
  }

  private static Coding coding(FormDefinition definition, Question constant) {
    var coded = definition.options(constant).get(0).coded();
    return new Coding(coded.system(), coded.code(), coded.display());
  }

  private static Type value(QuestionAnswer answer, Question question) {
    if (answer instanceof QuestionAnswer.Text text) {
      return new StringType(text.text());
    }
    if (answer instanceof QuestionAnswer.Dated dated) {
      return question.type().equals("date")
          ? new DateType(dated.text())
          : new DateTimeType(dated.text());
    }
    var chosen = (QuestionAnswer.Chosen) answer;
    return question.type().equals("boolean")
        ? new BooleanType(chosen.means().equals(FormDefinition.YES))
        : new Coding(chosen.coded().system(), chosen.coded().code(), chosen.coded().display());
  }
}
