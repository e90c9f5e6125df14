package nl.pzp.fhirapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** A response over HTTP. */
public record Reply(HttpResponse<String> response) {

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public <T extends Resource> T as(Class<T> type) {
    return parser().parseResource(type, body());
  }

  public Bundle bundle() {
    return as(Bundle.class);
  }

  public OperationOutcome outcome() {
    return as(OperationOutcome.class);
  }

  /** The codes of the problems in an OperationOutcome, in order. */
  public List<String> problems() {
    return codesOf(outcome());
  }

  public static List<String> codesOf(OperationOutcome outcome) {
    return outcome.getIssue().stream()
        .map(issue -> issue.getDetails().getCodingFirstRep().getCode())
        .toList();
  }

  private IParser parser() {
    var context = FhirContext.forR4Cached();
    return header("Content-Type").contains("xml")
        ? context.newXmlParser()
        : context.newJsonParser();
  }
}
