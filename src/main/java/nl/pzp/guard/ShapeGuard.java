package nl.pzp.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nl.pzp.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Tracks the objects of a message during the scan: which are resources, and their elements. */
final class ShapeGuard {

  private static final String FORM = "questionnaire";

  private static final class Frame {
    private final String name;
    private final Set<String> elements = new HashSet<>();
    private @Nullable String resourceType;
    private @Nullable String id;
    private boolean formIsObject;
    private boolean formIsText;
    private String system = "";
    private String code = "";

    private Frame(String name) {
      this.name = name;
    }
  }

  private final Deque<Frame> open = new ArrayDeque<>();
  private String identifierSystem = "";
  private @Nullable String identifierValue;
  private boolean isBundle;
  private boolean isStu3;
  private boolean isR4;
  private boolean isTest;

  /** Starts an object under this element name. */
  void open(String name) {
    var around = open.peek();
    if (around != null && name.equals(FORM)) {
      around.formIsObject = true;
    }
    open.push(new Frame(name));
  }

  /** Starts an element with a value attribute, the only form of a primitive in XML. */
  void openValue(String name) {
    open.push(new Frame(name));
  }

  /** Sets the resource type of the open object. */
  void type(String resourceType) {
    open.element().resourceType = resourceType;
    isBundle |= open.size() == 1 && resourceType.equals("Bundle");
  }

  void id(String id) {
    open.element().id = id;
  }

  /** Records a text element of the open object. */
  void text(String name, String text) {
    if (name.equals(FORM)) {
      open.element().formIsText = true;
    }
    if (TestMarks.isPlace(open.element().name)) {
      if (name.equals("system")) {
        open.element().system = text;
      } else if (name.equals("code")) {
        open.element().code = text;
      }
    }
    if (open.size() == 2 && open.element().name.equals("identifier")) {
      if (name.equals("system")) {
        identifierSystem = text;
      } else if (name.equals("value")) {
        identifierValue = text;
      }
    }
  }

  /** The message's identifier, when it is a Bundle that has one. */
  Optional<String> messageIdentifier() {
    return isBundle && identifierValue != null
        ? Optional.of(identifierSystem + "|" + identifierValue)
        : Optional.empty();
  }

  /** Records an element of the open object. */
  void element(String name) {
    open.element().elements.add(name);
  }

  /** Ends the open object; returns the problem found when it is a resource. */
  Optional<Problem> close() {
    var frame = open.pop();
    isTest |=
        TestMarks.isPlace(frame.name)
            && !open.isEmpty()
            && open.element().name.equals("meta")
            && TestMarks.isMark(frame.system, frame.code);
    var type = frame.resourceType;
    if (type == null) {
      return open.isEmpty() ? Optional.of(Problem.of(GuardProblem.NO_RESOURCE)) : Optional.empty();
    }
    if (frame.id != null && !Ids.isId(frame.id)) {
      return Optional.of(Problem.of(GuardProblem.ID_MALFORMED));
    }
    isR4 |=
        (frame.formIsText && R4Shape.isTextInR4(type, FORM))
            || frame.elements.stream().anyMatch(element -> R4Shape.isOnlyInR4(type, element));
    isStu3 |=
        (frame.formIsObject && Stu3Shape.isReferenceInStu3(type, FORM))
            || frame.elements.stream().anyMatch(element -> Stu3Shape.isOnlyInStu3(type, element));
    return Optional.empty();
  }

  /** Whether a closed resource has an element that only R4 has. */
  boolean isR4() {
    return isR4;
  }

  /** The element name of the open object. */
  String name() {
    return open.element().name;
  }

  /** Whether a closed resource has an element that only STU3 has. */
  boolean isStu3() {
    return isStu3;
  }

  /** Whether a resource is marked as a test or training. */
  boolean isTest() {
    return isTest;
  }

  boolean isClosed() {
    return open.isEmpty();
  }
}
