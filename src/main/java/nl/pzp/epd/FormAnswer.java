package nl.pzp.epd;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.epd.hl7v2.Hl7Segment;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Question;
import org.hl7.fhir.r4.model.Type;

/**
 * One answered question.
 *
 * @param turns the turn of each repeating group above it, outermost first, counted from 1
 */
record FormAnswer(Question question, List<Integer> turns, List<Type> values) {

  private static final int QUESTION = 3;
  private static final int TURNS = 4;

  FormAnswer {
    turns = List.copyOf(turns);
    values = List.copyOf(values);
  }

  static FormAnswer of(Hl7Segment obx, Pack pack) {
    var linkId = RequiredFields.required(obx, QUESTION);
    var question =
        pack.question(linkId)
            .filter(found -> !found.isGroup())
            .orElseThrow(
                () ->
                    Problem.of(EpdProblem.ANSWER_WITHOUT_QUESTION)
                        .with("place", "OBX-3")
                        .at(Place.at("OBX-3"))
                        .asException());
    return new FormAnswer(
        question, turns(obx, question, pack), AnswerValue.of(obx, question, pack));
  }

  private static List<Integer> turns(Hl7Segment obx, Question question, Pack pack) {
    var said = obx.value(TURNS).orElse("");
    if (!said.matches("|\\d{1,3}(\\.\\d{1,3})*")) {
      throw RequiredFields.at(EpdProblem.CODE_UNKNOWN, "OBX-4");
    }
    var numbers = said.isEmpty() ? new String[0] : said.split("\\.");
    var turns = new ArrayList<Integer>();
    for (int i = 0; i < repeatingGroupsAbove(question, pack); i++) {
      turns.add(i < numbers.length ? Integer.parseInt(numbers[i]) : 1);
    }
    return turns;
  }

  private static int repeatingGroupsAbove(Question question, Pack pack) {
    int count = 0;
    var parent = question.parent();
    while (parent != null) {
      var above = pack.question(parent).orElseThrow();
      count += above.isGroup() && above.repeats() ? 1 : 0;
      parent = above.parent();
    }
    return count;
  }

  /** Whether it is in these turns of the outermost repeating groups. */
  boolean isIn(List<Integer> outer) {
    return turns.size() >= outer.size() && turns.subList(0, outer.size()).equals(outer);
  }

  /** Omits the values. */
  @Override
  public String toString() {
    return "FormAnswer[" + question.linkId() + "]";
  }
}
