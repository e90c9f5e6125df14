package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.pzp.form.Concept;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Option;
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

/** Fills in forms question by question, with any answer to an enabled question. */
final class FormFilling {

  private final Pack pack;

  FormFilling(Pack pack) {
    this.pack = pack;
  }

  /** Every question a person can answer: no groups, no preselected questions. */
  List<Question> answerable() {
    return pack.questions().stream()
        .filter(question -> !question.isGroup())
        .filter(question -> !question.concept().equals(Concept.CONSTANT.name()))
        .filter(question -> !(question.readOnly() && question.type().equals("choice")))
        .toList();
  }

  /** All possible answers to this question; for texts and dates two different ones. */
  List<List<Type>> possible(Question question) {
    if (question.type().equals("boolean")) {
      return List.of(List.of(new BooleanType(true)), List.of(new BooleanType(false)));
    }
    if (question.type().equals("date")) {
      return List.of(List.of(new DateType("1941-05-06")), List.of(new DateType("1941-05-07")));
    }
    if (question.type().equals("dateTime")) {
      return List.of(
          List.of(new DateTimeType("2026-02-03")),
          List.of(new DateTimeType("2026-02-04")),
          List.of(new DateTimeType("2026-02-04T10:00:00+01:00")));
    }
    if (!question.type().equals("choice")) {
      return List.of(
          List.of(new StringType("een " + question.linkId())),
          List.of(new StringType("twee " + question.linkId())));
    }
    var options = options(question);
    var all = new ArrayList<List<Type>>();
    options.forEach(option -> all.add(List.of(coding(option.coded()))));
    if (question.repeats() && options.size() > 1) {
      all.add(List.of(coding(options.get(0).coded()), coding(options.get(1).coded())));
    }
    return all;
  }

  /** The minimal readable form that enables this question, with this answer. */
  Map<String, List<Type>> only(Question question, List<Type> answer) {
    var filled = new LinkedHashMap<String, List<Type>>();
    filled.put(date().linkId(), possible(date()).get(0));
    open(question, filled);
    filled.put(question.linkId(), answer);
    return filled;
  }

  /** A form with an answer to every enabled question, and this answer to this one. */
  Map<String, List<Type>> whole(Question asked, @Nullable List<Type> answer) {
    var needed = new LinkedHashMap<String, List<Type>>();
    open(asked, needed);
    if (answer != null) {
      needed.put(asked.linkId(), answer);
    }
    var filled = new LinkedHashMap<String, List<Type>>();
    for (var question : answerable()) {
      if (!question.linkId().equals(asked.linkId()) || answer != null) {
        filled.put(
            question.linkId(), needed.getOrDefault(question.linkId(), possible(question).get(0)));
      }
    }
    // An answer can disable questions, which may disable further ones.
    boolean closed;
    do {
      closed = filled.keySet().removeIf(linkId -> !isOpen(question(linkId), filled));
    } while (closed);
    return filled;
  }

  private void open(Question question, Map<String, List<Type>> filled) {
    var by = question.enabledBy();
    var when = question.enabledWhen();
    if (by != null && when != null) {
      open(question(by), filled);
      filled.put(by, List.of(meaning(question(by), when)));
    }
    if (question.parent() != null) {
      var parent = question(question.parent());
      open(parent, filled);
      if (!parent.isGroup()) {
        filled.putIfAbsent(parent.linkId(), possible(parent).get(0));
      }
    }
  }

  private boolean isOpen(Question question, Map<String, List<Type>> filled) {
    var by = question.enabledBy();
    var when = question.enabledWhen();
    if (by != null && when != null) {
      var wanted = meaning(question(by), when);
      if (filled.getOrDefault(by, List.of()).stream().noneMatch(wanted::equalsDeep)) {
        return false;
      }
    }
    if (question.parent() == null) {
      return true;
    }
    var parent = question(question.parent());
    return (parent.isGroup() || filled.containsKey(parent.linkId())) && isOpen(parent, filled);
  }

  QuestionnaireResponse form(Map<String, List<Type>> filled) {
    var complete = new LinkedHashMap<>(filled);
    for (var question : answerable()) {
      // Readers refuse "otherwise" without its specification.
      if (question.concept().equals(Concept.DECISION_SPECIFICATION.name())
          && isOpen(question, complete)
          && !filled.containsKey(question.linkId())) {
        complete.put(question.linkId(), List.of(new StringType("alleen overdag")));
      }
    }
    var response = new QuestionnaireResponse();
    response.setQuestionnaire(pack.canonical());
    response.setStatus(QuestionnaireResponseStatus.COMPLETED);
    items(null, complete).forEach(response::addItem);
    return response;
  }

  private List<QuestionnaireResponseItemComponent> items(
      @Nullable Question parent, Map<String, List<Type>> filled) {
    var items = new ArrayList<QuestionnaireResponseItemComponent>();
    for (var question : pack.below(parent)) {
      var item = new QuestionnaireResponseItemComponent();
      item.setLinkId(question.linkId());
      if (question.isGroup()) {
        items(question, filled).forEach(item::addItem);
        if (item.hasItem()) {
          items.add(item);
        }
      } else if (filled.containsKey(question.linkId())) {
        answer(item, question, filled);
        items.add(item);
      }
    }
    return items;
  }

  private void answer(
      QuestionnaireResponseItemComponent item, Question question, Map<String, List<Type>> filled) {
    filled.getOrDefault(question.linkId(), List.of()).forEach(v -> item.addAnswer().setValue(v));
    for (var below : items(question, filled)) {
      var when = question(below.getLinkId()).enabledWhen();
      item.getAnswer().stream()
          .filter(a -> when == null || a.getValue().equalsDeep(meaning(question, when)))
          .findFirst()
          .ifPresent(a -> a.addItem(below));
    }
  }

  private Type meaning(Question question, String means) {
    if (question.type().equals("boolean")) {
      return new BooleanType(means.equals("YES"));
    }
    return options(question).stream()
        .filter(option -> option.means().equals(means))
        .map(option -> coding(option.coded()))
        .findFirst()
        .orElseThrow();
  }

  private Question date() {
    return answerable().stream()
        .filter(question -> question.concept().equals(Concept.CONVERSATION_DATE.name()))
        .findFirst()
        .orElseThrow();
  }

  private Question question(String linkId) {
    return pack.question(linkId).orElseThrow();
  }

  private List<Option> options(Question question) {
    return question.options() == null ? List.of() : pack.options(question.options());
  }

  private static Coding coding(Coded coded) {
    return new Coding(coded.system(), coded.code(), coded.display());
  }
}
