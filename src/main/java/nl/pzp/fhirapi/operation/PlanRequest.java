package nl.pzp.fhirapi.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.intake.ApiProblem;
import nl.pzp.intake.IncomingCall;
import nl.pzp.problem.Problem;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import nl.pzp.summary.SummaryProblem;
import nl.pzp.terminology.DutchTime;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request for a patient's plan.
 *
 * @param asOf the moment of the plan; for a day, its last moment
 */
record PlanRequest(
    IncomingCall call, PersonId person, String patientId, Instant asOf, Locale reader) {

  static final String AS_OF = "asOf";
  private static final Locale DUTCH = Locale.forLanguageTag("nl");

  /**
   * Reads the request.
   *
   * @param body of a POST, which may also name the moment
   * @throws nl.pzp.problem.ProblemException 404 for an unknown patient, 400 for an unreadable
   *     moment
   */
  static PlanRequest of(
      IdType patient,
      RequestDetails details,
      @Nullable Parameters body,
      PatientRecord record,
      Clock clock) {
    var request = servlet(details);
    var person =
        record
            .personByPatientId(patient.getIdPart())
            .orElseThrow(() -> Problem.of(ApiProblem.NOT_FOUND).asException());
    var shown = record.canonicalPatientId(person).orElse(patient.getIdPart());
    var asked = parameter(details, body);
    return new PlanRequest(
        Objects.requireNonNull(IncomingCall.of(request), "the guard lets every request in"),
        person,
        shown,
        asked.map(PlanRequest::moment).orElseGet(clock::instant),
        request.getHeader("Accept-Language") == null ? DUTCH : request.getLocale());
  }

  static HttpServletRequest servlet(RequestDetails details) {
    return ((ServletRequestDetails) details).getServletRequest();
  }

  private static Optional<String> parameter(RequestDetails details, @Nullable Parameters body) {
    var inBody =
        body == null || !body.hasParameter(AS_OF)
            ? Optional.<String>empty()
            : Optional.ofNullable(body.getParameter(AS_OF).getValue().primitiveValue());
    var inAddress = details.getParameters().get(AS_OF);
    return inAddress != null && inAddress.length > 0 ? Optional.of(inAddress[0]) : inBody;
  }

  private static Instant moment(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : DutchTime.start(LocalDate.parse(text).plusDays(1)).minusSeconds(1);
    } catch (DateTimeParseException e) {
      throw Problem.of(SummaryProblem.AS_OF_UNREADABLE).with("parameter", AS_OF).asException();
    }
  }
}
