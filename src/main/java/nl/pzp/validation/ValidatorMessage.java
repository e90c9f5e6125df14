package nl.pzp.validation;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import nl.pzp.problem.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One message of HL7's validator, before weighing. The text may quote the resource.
 *
 * @param id message id in the validator; empty without one
 * @param line from 1; 0 when unknown
 */
record ValidatorMessage(
    Severity level, String id, Location location, int line, int column, String text) {

  static ValidatorMessage of(SingleValidationMessage message) {
    return new ValidatorMessage(
        level(message.getSeverity()),
        message.getMessageId() == null ? "" : message.getMessageId(),
        Location.of(message.getLocationString()),
        orZero(message.getLocationLine()),
        orZero(message.getLocationCol()),
        message.getMessage() == null ? "" : message.getMessage());
  }

  private static Severity level(@Nullable ResultSeverityEnum level) {
    if (level == null) {
      return Severity.ERROR;
    }
    return switch (level) {
      case FATAL, ERROR -> Severity.ERROR;
      case WARNING -> Severity.WARNING;
      case INFORMATION -> Severity.INFORMATION;
    };
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  /** Without the text. */
  @Override
  public String toString() {
    return level + " " + id + " at " + location.expression();
  }
}
