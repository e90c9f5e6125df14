package nl.pzp.epd;

import java.util.Optional;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;

/** The supported messages, by their content beside the patient. */
enum MessageType {
  PATIENT,
  MERGE,
  DOCUMENT,
  FORM,
  STATEMENT;

  private static final String KNOWN =
      "ADT^A01, A02, A03, A04, A08, A28, A31, A40; MDM^T02, T06, T10, T11; ORU^R01 (PZP)";

  /**
   * The message's type.
   *
   * @throws nl.pzp.problem.ProblemException when the type is not supported
   */
  static MessageType of(
      Hl7Message message, FormAnswersReader forms, ObservationStatementReader statements) {
    var header = message.header();
    var type =
        switch (header.messageCode()) {
          case "ADT" -> ofAdt(header.event());
          case "MDM" -> ofMdm(header.event());
          case "ORU" ->
              header.event().equals("R01") && forms.isForm(message)
                  ? Optional.of(statements.isStatement(message) ? STATEMENT : FORM)
                  : Optional.<MessageType>empty();
          default -> Optional.<MessageType>empty();
        };
    return type.orElseThrow(
        () ->
            Problem.of(EpdProblem.TYPE_NOT_SERVED)
                .with("known", KNOWN)
                .at(Place.at("MSH-9"))
                .asException());
  }

  private static Optional<MessageType> ofAdt(String event) {
    return switch (event) {
      case "A01", "A02", "A03", "A04", "A08", "A28", "A31" -> Optional.of(PATIENT);
      case "A40" -> Optional.of(MERGE);
      default -> Optional.empty();
    };
  }

  private static Optional<MessageType> ofMdm(String event) {
    return switch (event) {
      case "T02", "T06", "T10", "T11" -> Optional.of(DOCUMENT);
      default -> Optional.empty();
    };
  }
}
