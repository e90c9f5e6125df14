package nl.pzp.epd;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Question;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.jspecify.annotations.Nullable;

/** Places answers from a flat list in the tree of the form. */
final class FormTree {

  private final Pack pack;
  private final List<FormAnswer> answers;

  FormTree(Pack pack, List<FormAnswer> answers) {
    this.pack = pack;
    this.answers = answers;
  }

  List<QuestionnaireResponseItemComponent> items() {
    return below(null, List.of());
  }

  private List<QuestionnaireResponseItemComponent> below(
      @Nullable Question parent, List<Integer> turns) {
    var items = new ArrayList<QuestionnaireResponseItemComponent>();
    for (var question : pack.below(parent)) {
      if (!question.isGroup()) {
        items.addAll(answered(question, turns));
      } else if (question.repeats()) {
        for (int turn : turnsOf(question, turns)) {
          var inner = new ArrayList<>(turns);
          inner.add(turn);
          group(question, inner, items);
        }
      } else {
        group(question, turns, items);
      }
    }
    return items;
  }

  private void group(
      Question group, List<Integer> turns, List<QuestionnaireResponseItemComponent> items) {
    var inside = below(group, turns);
    if (!inside.isEmpty()) {
      items.add(item(group).setItem(inside));
    }
  }

  private List<QuestionnaireResponseItemComponent> answered(
      Question question, List<Integer> turns) {
    var item = item(question);
    var own =
        answers.stream()
            .filter(answer -> answer.question().linkId().equals(question.linkId()))
            .filter(answer -> answer.turns().equals(turns))
            .flatMap(answer -> answer.values().stream())
            .toList();
    own.forEach(value -> item.addAnswer().setValue(value));
    var inside = below(question, turns);
    if (inside.isEmpty()) {
      return own.isEmpty() ? List.of() : List.of(item);
    }
    if (own.isEmpty()) {
      // The question that it depends on has no answer, so its meaning is unknown.
      throw Problem.of(EpdProblem.ANSWER_WITHOUT_QUESTION)
          .with("place", "OBX-3")
          .at(new Place("OBX-3", inside.get(0).getLinkId()))
          .asException();
    }
    item.getAnswer().get(item.getAnswer().size() - 1).setItem(inside);
    return List.of(item);
  }

  private SortedSet<Integer> turnsOf(Question group, List<Integer> outer) {
    var turns = new TreeSet<Integer>();
    for (var answer : answers) {
      if (answer.turns().size() > outer.size() && answer.isIn(outer) && isBelow(answer, group)) {
        turns.add(answer.turns().get(outer.size()));
      }
    }
    return turns;
  }

  private boolean isBelow(FormAnswer answer, Question group) {
    var parent = answer.question().parent();
    while (parent != null && !parent.equals(group.linkId())) {
      parent = pack.question(parent).orElseThrow().parent();
    }
    return parent != null;
  }

  private static QuestionnaireResponseItemComponent item(Question question) {
    return new QuestionnaireResponseItemComponent()
        .setLinkId(question.linkId())
        .setText(question.text().isEmpty() ? null : question.text());
  }
}
