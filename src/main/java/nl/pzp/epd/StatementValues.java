package nl.pzp.epd;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.pzp.epd.Hl7Data.Hl7Code;
import nl.pzp.epd.RegionalCodes.ValueSet;
import nl.pzp.epd.StatementElements.Element;
import nl.pzp.epd.hl7v2.Hl7Field;
import nl.pzp.epd.hl7v2.Hl7Problem;
import nl.pzp.epd.hl7v2.Hl7Segment;
import nl.pzp.epd.hl7v2.Hl7Time;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;

/** Reads the values of one statement. Refuses unreadable values and guesses nothing. */
final class StatementValues {

  private static final int VALUE = 5;
  private static final int HIGHEST_VERSION = 9;

  private final StatementElements elements;
  private final RegionalCodes codes;
  private final Hl7Data data;

  StatementValues(StatementElements elements, RegionalCodes codes, Hl7Data data) {
    this.elements = elements;
    this.codes = codes;
    this.data = data;
  }

  StatementElements elements() {
    return elements;
  }

  Optional<DateTimeType> time(Element element) {
    return elements.find(element).map(obx -> time(obx, element));
  }

  Optional<DateTimeType> time(Element element, int turn) {
    return elements.find(element, turn).map(obx -> time(obx, element));
  }

  private DateTimeType time(Hl7Segment obx, Element element) {
    return obx.value(VALUE)
        .flatMap(Hl7Time::dateTime)
        .map(DateTimeType::new)
        .orElseThrow(() -> RequiredFields.at(Hl7Problem.TIME, elements.place(element)));
  }

  /** A code of a value set; an explicit unknown is kept as unknown. */
  Optional<CodeableConcept> concept(Element element, ValueSet set) {
    return elements
        .find(element)
        .map(obx -> concept(obx.field(VALUE), set, elements.place(element)));
  }

  CodeableConcept concept(Hl7Field field, ValueSet set, String place) {
    var code =
        field.component(1).orElseThrow(() -> RequiredFields.at(EpdProblem.CODE_UNKNOWN, place));
    if (isUnknown(code)) {
      return new CodeableConcept(data.coding(Hl7Code.UNKNOWN));
    }
    return new CodeableConcept(
        codes.find(set, code).orElseThrow(() -> RequiredFields.at(EpdProblem.CODE_UNKNOWN, place)));
  }

  /** A ground of a marking, or a part of one. */
  Coding ground(String code) {
    return Optional.ofNullable(data.groundParts().get(code))
        .flatMap(whole -> codes.find(ValueSet.MARKING_GROUND, whole))
        .map(whole -> new Coding(whole.getSystem(), code, null))
        .or(() -> codes.find(ValueSet.MARKING_GROUND, code))
        .orElseThrow(() -> RequiredFields.at(EpdProblem.CODE_UNKNOWN, "OBX-3"));
  }

  boolean isUnknown(String code) {
    return data.unknown().contains(code.toLowerCase(Locale.ROOT));
  }

  /** The status of the statement. */
  <T> Optional<T> status(Map<String, T> words) {
    return elements
        .find(Element.STATUS)
        .flatMap(obx -> obx.value(VALUE))
        .map(
            word ->
                Optional.ofNullable(words.get(word))
                    .orElseThrow(
                        () ->
                            RequiredFields.at(
                                EpdProblem.CODE_UNKNOWN, elements.place(Element.STATUS))));
  }

  Optional<Integer> version() {
    return elements
        .find(Element.VERSION)
        .flatMap(obx -> obx.value(VALUE))
        .map(
            text -> {
              if (!text.matches("[1-9]\\d{0," + (HIGHEST_VERSION - 1) + "}")) {
                throw RequiredFields.at(EpdProblem.CODE_UNKNOWN, elements.place(Element.VERSION));
              }
              return Integer.valueOf(text);
            });
  }

  Optional<Hl7Field> field(Element element) {
    return elements.find(element).map(obx -> obx.field(VALUE));
  }

  Optional<Hl7Field> field(Element element, int turn) {
    return elements.find(element, turn).map(obx -> obx.field(VALUE));
  }

  Optional<String> text(Element element) {
    return elements.find(element).flatMap(obx -> obx.field(VALUE).text());
  }
}
