package nl.pzp.epd;

import java.util.Optional;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.epd.hl7v2.Hl7Problem;
import nl.pzp.epd.hl7v2.Hl7Segment;
import nl.pzp.epd.hl7v2.Hl7Time;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemCode;
import nl.pzp.problem.ProblemException;

/** Checks that required fields of a message are present and readable. */
final class RequiredFields {

  private RequiredFields() {}

  static Hl7Segment required(Hl7Message message, String segment) {
    return message.first(segment).orElseThrow(() -> at(EpdProblem.SEGMENT_MISSING, segment));
  }

  static String required(Hl7Segment segment, int field) {
    return segment
        .value(field)
        .orElseThrow(() -> at(EpdProblem.FIELD_MISSING, segment.name() + "-" + field));
  }

  /** The time in a field as a FHIR dateTime. Refuses a time that cannot be read. */
  static Optional<String> time(Hl7Segment segment, int field) {
    return segment
        .value(field)
        .map(
            text ->
                Hl7Time.dateTime(text)
                    .orElseThrow(() -> at(Hl7Problem.TIME, segment.name() + "-" + field)));
  }

  static Optional<String> date(Hl7Segment segment, int field) {
    return segment
        .value(field)
        .map(
            text ->
                Hl7Time.date(text)
                    .orElseThrow(() -> at(Hl7Problem.TIME, segment.name() + "-" + field)));
  }

  static ProblemException at(ProblemCode code, String place) {
    return Problem.of(code).with("place", place).at(Place.at(place)).asException();
  }
}
