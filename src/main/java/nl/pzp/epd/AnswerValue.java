package nl.pzp.epd;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.epd.hl7v2.Hl7Field;
import nl.pzp.epd.hl7v2.Hl7Problem;
import nl.pzp.epd.hl7v2.Hl7Segment;
import nl.pzp.epd.hl7v2.Hl7Time;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCode;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Option;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Question;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Reads the answers in an OBX-5, in the type that the question needs. */
final class AnswerValue {

  private static final int VALUE_TYPE = 2;
  private static final int VALUE = 5;
  private static final int TEXT = 2;
  private static final int ALTERNATE = 4;
  private static final int ORIGINAL = 9;

  private AnswerValue() {}

  static List<Type> of(Hl7Segment obx, Question question, Pack pack) {
    var values = obx.repetitions(VALUE);
    if (question.type().equals("string") || question.type().equals("text")) {
      var text = values.stream().flatMap(v -> v.text().stream()).collect(Collectors.joining("\n"));
      return text.isEmpty() ? List.of() : List.of(new StringType(text));
    }
    return values.stream().flatMap(value -> one(obx, value, question, pack).stream()).toList();
  }

  private static Optional<Type> one(Hl7Segment obx, Hl7Field value, Question question, Pack pack) {
    return switch (question.type()) {
      case "date" -> value.text().map(text -> new DateType(day(text, question)));
      case "dateTime" -> value.text().map(text -> new DateTimeType(moment(text, question)));
      case "boolean" -> value.component(1).map(text -> yesOrNo(text, question));
      case "choice", "open-choice" -> choice(obx, value, question, pack);
      default -> throw refused(EpdProblem.ANSWER_WITHOUT_QUESTION, question);
    };
  }

  private static Optional<Type> choice(
      Hl7Segment obx, Hl7Field value, Question question, Pack pack) {
    var code = value.component(1);
    var coded = obx.value(VALUE_TYPE).filter(t -> t.startsWith("C")).isPresent();
    if (!coded && question.type().equals("open-choice")) {
      return value.text().map(StringType::new);
    }
    if (code.isEmpty()) {
      // A text without its code fits only an open question.
      return value.component(2).map(text -> openText(text, question));
    }
    return Optional.of(coding(code.get(), value, options(question, pack)));
  }

  private static Type openText(String text, Question question) {
    if (!question.type().equals("open-choice")) {
      throw refused(EpdProblem.CODE_UNKNOWN, question);
    }
    return new StringType(text);
  }

  // HL7v2 has its own names for code systems. Match the option by code, and by system only when the
  // field gives a URI. The form reader refuses a code that is not an option.
  private static Coding coding(String code, Hl7Field value, List<Option> options) {
    var system = value.component(3).filter(s -> s.contains(":"));
    var fit =
        options.stream()
            .map(Option::coded)
            .filter(option -> option.code().equals(code))
            .filter(option -> system.isEmpty() || system.get().equals(option.system()))
            .toList();
    // The sender's own words go along: the reader of the form holds them against the code.
    var text =
        value
            .component(TEXT)
            .or(() -> value.component(ORIGINAL))
            .or(() -> alternate(value, code, options));
    if (fit.size() == 1) {
      Coded option = fit.get(0);
      return new Coding(option.system(), option.code(), text.orElse(option.display()));
    }
    return new Coding(system.orElse(null), code, text.orElse(null));
  }

  // An alternate code that is another option of the list says as much as its words (HL7 2.5.1,
  // CWE.4).
  private static Optional<String> alternate(Hl7Field value, String code, List<Option> options) {
    return value
        .component(ALTERNATE)
        .filter(other -> !other.equals(code))
        .flatMap(
            other ->
                options.stream()
                    .map(Option::coded)
                    .filter(option -> option.code().equals(other))
                    .flatMap(option -> Stream.ofNullable(option.display()))
                    .findFirst());
  }

  private static List<Option> options(Question question, Pack pack) {
    return question.options() == null ? List.of() : pack.options(question.options());
  }

  private static BooleanType yesOrNo(String text, Question question) {
    return switch (text) {
      case "Y", "J", "1", "true" -> new BooleanType(true);
      case "N", "0", "false" -> new BooleanType(false);
      default -> throw refused(EpdProblem.CODE_UNKNOWN, question);
    };
  }

  private static String day(String text, Question question) {
    return Hl7Time.date(text).orElseThrow(() -> refused(Hl7Problem.TIME, question));
  }

  private static String moment(String text, Question question) {
    return Hl7Time.dateTime(text).orElseThrow(() -> refused(Hl7Problem.TIME, question));
  }

  private static RuntimeException refused(ProblemCode code, Question question) {
    return Problem.of(code)
        .with("place", "OBX-5")
        .at(new Place("OBX-5", question.linkId()))
        .asException();
  }
}
