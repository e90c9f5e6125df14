package nl.pzp.bench.neighbours;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;

/** Writes a filled form as OBX segments, one for each answered question (docs/hl7v2.md). */
final class FormLines {

  private final Pack pack;
  private final List<String> lines = new ArrayList<>();

  private FormLines(Pack pack) {
    this.pack = pack;
  }

  static String of(QuestionnaireResponse form, Pack pack) {
    var writing = new FormLines(pack);
    writing.items(form.getItem(), "");
    return String.join("\n", writing.lines);
  }

  private void items(List<QuestionnaireResponseItemComponent> items, String turn) {
    var seen = new HashMap<String, Integer>();
    for (var item : items) {
      var count = seen.merge(item.getLinkId(), 1, Integer::sum);
      var repeats =
          pack.question(item.getLinkId())
              .filter(question -> question.isGroup() && question.repeats())
              .isPresent();
      var here = repeats ? (turn.isEmpty() ? "" : turn + ".") + count : turn;
      if (item.hasAnswer()) {
        answer(item, here);
      }
      items(item.getItem(), here);
      item.getAnswer().forEach(answer -> items(answer.getItem(), here));
    }
  }

  private void answer(QuestionnaireResponseItemComponent item, String turn) {
    var values =
        item.getAnswer().stream()
            .filter(QuestionnaireResponseItemAnswerComponent::hasValue)
            .map(QuestionnaireResponseItemAnswerComponent::getValue)
            .toList();
    if (!values.isEmpty()) {
      lines.add(
          "OBX|%d|%s|%s^%s^PZP|%s|%s||||||F"
              .formatted(
                  lines.size() + 1,
                  type(values.get(0)),
                  item.getLinkId(),
                  Segments.escaped(String.valueOf(item.getText())),
                  turn,
                  values.stream().map(FormLines::value).collect(Collectors.joining("~"))));
    }
  }

  private static String type(Type value) {
    return switch (value.fhirType()) {
      case "Coding" -> "CWE";
      case "date" -> "DT";
      case "dateTime" -> "TS";
      case "boolean" -> "ID";
      default -> "ST";
    };
  }

  private static String value(Type value) {
    if (value instanceof Coding coding) {
      return coding.getCode() + "^" + Segments.escaped(String.valueOf(coding.getDisplay()));
    }
    return switch (value.fhirType()) {
      case "boolean" -> value.primitiveValue().equals("true") ? "Y" : "N";
      case "date" -> value.primitiveValue().replace("-", "");
      case "dateTime" -> moment(value.primitiveValue());
      default -> Segments.escaped(value.primitiveValue());
    };
  }

  // 2025-03-01T10:30:00+01:00 is 20250301103000+0100.
  private static String moment(String text) {
    var offset = text.endsWith("Z") ? "+0000" : "";
    var plain = text.replace("Z", "").replaceFirst("\\.\\d+", "");
    var time = plain.indexOf('T');
    if (time < 0) {
      return plain.replace("-", "");
    }
    return plain.substring(0, time).replace("-", "")
        + plain.substring(time + 1).replace(":", "")
        + offset;
  }
}
