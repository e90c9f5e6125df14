package nl.pzp.epd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.epd.hl7v2.Hl7Segment;
import nl.pzp.problem.ProblemException;

/**
 * The OBX segments of a statement, by element (OBX-3.1) and turn (OBX-4). Deleted elements are left
 * out; an element that is unknown or not final refuses the statement.
 */
final class StatementElements {

  /** The elements of a marking, a care network or a delegation, as hl7v2.yaml names them. */
  enum Element {
    STATUS,
    VERSION,
    PHASE,
    MARKED_AT,
    MARKER,
    ENDED_AT,
    END_REASON,
    ROLE,
    MEMBER,
    ORGANISATION,
    FROM,
    UNTIL,
    CORE_TEAM,
    REQUESTER,
    DELEGATE,
    REASON
  }

  /** An OBX that is none of the elements. */
  record Other(String code, Hl7Segment obx) {}

  private record Stated(Element element, int turn, Hl7Segment obx) {}

  private static final Set<String> FINAL = Set.of("F", "C", "");
  private static final Set<String> TAKEN_BACK = Set.of("D", "W", "X");
  private static final int CODE = 3;
  private static final int TURN = 4;
  private static final int VALUE = 5;
  private static final int STATUS = 11;

  private final List<Stated> stated = new ArrayList<>();
  private final List<Other> others = new ArrayList<>();
  private final Hl7Data data;

  private StatementElements(Hl7Data data) {
    this.data = data;
  }

  static StatementElements of(Hl7Message message, Hl7Data data) {
    var elements = new StatementElements(data);
    for (var obx : message.all("OBX")) {
      if (obx.value(CODE, 3).filter(data.formSystem()::equals).isPresent() && isMeant(obx)) {
        elements.add(obx);
      }
    }
    return elements;
  }

  private static boolean isMeant(Hl7Segment obx) {
    var status = obx.value(STATUS).orElse("");
    if (!FINAL.contains(status) && !TAKEN_BACK.contains(status)) {
      throw RequiredFields.at(EpdProblem.ANSWER_NOT_FINAL, "OBX-11");
    }
    return FINAL.contains(status);
  }

  private void add(Hl7Segment obx) {
    var code = RequiredFields.required(obx, CODE);
    var element = data.elements().get(code);
    if (element == null) {
      others.add(new Other(code, obx));
    } else {
      stated.add(new Stated(element, turn(obx), obx));
    }
  }

  private static int turn(Hl7Segment obx) {
    var said = obx.value(TURN).orElse("1");
    if (!said.matches("\\d{1,3}")) {
      throw RequiredFields.at(EpdProblem.CODE_UNKNOWN, "OBX-4");
    }
    return Integer.parseInt(said);
  }

  List<Other> others() {
    return others;
  }

  /** The turns that name a member of the network. */
  Set<Integer> turns() {
    var turns = new TreeSet<Integer>();
    stated.stream()
        .filter(one -> one.element() != Element.STATUS && one.element() != Element.VERSION)
        .filter(one -> one.element() != Element.CORE_TEAM)
        .forEach(one -> turns.add(one.turn()));
    return turns;
  }

  Optional<Hl7Segment> find(Element element) {
    return only(element, stated.stream().filter(one -> one.element() == element).toList());
  }

  Optional<Hl7Segment> find(Element element, int turn) {
    return only(
        element,
        stated.stream().filter(one -> one.element() == element && one.turn() == turn).toList());
  }

  // An exact duplicate counts once; two different values are refused.
  private Optional<Hl7Segment> only(Element element, List<Stated> found) {
    if (found.stream().map(one -> one.obx().raw(VALUE)).distinct().count() > 1) {
      throw RequiredFields.at(EpdProblem.SAYS_TWO_THINGS, place(element));
    }
    return found.stream()
        .map(Stated::obx)
        .filter(obx -> !obx.raw(VALUE).isEmpty())
        .filter(obx -> !obx.field(VALUE).isSaidToBeNothing())
        .findFirst();
  }

  /** An element that the statement must have. */
  Hl7Segment required(Element element) {
    return find(element).orElseThrow(() -> missing(element));
  }

  ProblemException missing(Element element) {
    return RequiredFields.at(EpdProblem.FIELD_MISSING, place(element));
  }

  /** The place for a tester to look: field and element. */
  String place(Element element) {
    return "OBX-5 ("
        + data.elements().entrySet().stream()
            .filter(entry -> entry.getValue() == element)
            .map(java.util.Map.Entry::getKey)
            .findFirst()
            .orElseThrow()
        + ")";
  }
}
