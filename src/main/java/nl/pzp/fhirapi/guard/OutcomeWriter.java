package nl.pzp.fhirapi.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.pzp.intake.Door;
import nl.pzp.intake.DoorLanguage;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.record.StoredResponse;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.springframework.stereotype.Component;

/** Writes problems as a response, in the language and format of the reader. */
@Component
public final class OutcomeWriter {

  private static final String JSON = "application/fhir+json;charset=UTF-8";
  private static final String XML = "application/fhir+xml;charset=UTF-8";

  private final OperationOutcomes outcomes;
  private final DoorLanguage languages;

  public OutcomeWriter(OperationOutcomes outcomes, DoorLanguage languages) {
    this.outcomes = outcomes;
    this.languages = languages;
  }

  /** The problems in the FHIR version of the door that received the request. */
  public IBaseOperationOutcome outcome(List<Problem> problems, HttpServletRequest request) {
    return (IBaseOperationOutcome)
        languages.said(doorOf(request), outcomes.of(problems, languageOf(request)));
  }

  /** Responds with these problems, unless the response is already committed. */
  public void write(
      List<Problem> problems, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    var outcome = outcome(problems, request);
    response.reset();
    response.setStatus(OperationOutcomes.httpStatus(problems));
    SafeHeaders.on(response);
    var xml = wantsXml(request);
    response.setContentType(xml ? XML : JSON);
    var fhir = languages.fhir(doorOf(request));
    var parser = xml ? fhir.newXmlParser() : fhir.newJsonParser();
    var body = parser.encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** The refusal as stored with the message. */
  StoredResponse answer(Door door, List<Problem> problems, Locale reader) {
    return new StoredResponse(
        OperationOutcomes.httpStatus(problems),
        JSON,
        languages.json(door, outcomes.of(problems, reader)).getBytes(StandardCharsets.UTF_8),
        Map.of());
  }

  /** Sends a stored response, in the format of the current request. */
  void replay(StoredResponse answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.status());
    SafeHeaders.on(response);
    answer.headers().forEach(response::setHeader);
    var body = answer.body();
    response.setContentType(answer.contentType());
    if (wantsXml(request) && answer.contentType().startsWith("application/fhir+json")) {
      var fhir = languages.fhir(doorOf(request));
      var resource = fhir.newJsonParser().parseResource(new String(body, StandardCharsets.UTF_8));
      body = fhir.newXmlParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
      response.setContentType(XML);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** English when the reader names no language, whatever the locale of the server. */
  public static Locale languageOf(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null ? Locale.ENGLISH : request.getLocale();
  }

  // Requests to an unknown door get an R4 response.
  private static Door doorOf(HttpServletRequest request) {
    return Door.at(request.getRequestURI()).orElse(Door.R4);
  }

  /** Whether the reader asks for XML before JSON. */
  public static boolean wantsXml(HttpServletRequest request) {
    var format = parameterInUrl(request, "_format");
    var wanted = format != null ? format : String.valueOf(request.getHeader("Accept"));
    int xml = wanted.indexOf("xml");
    int json = wanted.indexOf("json");
    return xml >= 0 && (json < 0 || xml < json) && !wanted.startsWith("text/html");
  }

  // getParameter would read the body of a form.
  private static @org.jspecify.annotations.Nullable String parameterInUrl(
      HttpServletRequest request, String name) {
    var query = request.getQueryString();
    if (query == null) {
      return null;
    }
    for (var pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return null;
  }
}
