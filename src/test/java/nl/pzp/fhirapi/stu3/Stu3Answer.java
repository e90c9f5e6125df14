package nl.pzp.fhirapi.stu3;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Stream;
import nl.pzp.fhirapi.Reply;
import org.hl7.fhir.dstu3.model.Bundle;
import org.hl7.fhir.dstu3.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.dstu3.model.Bundle.SearchEntryMode;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.OperationOutcome;
import org.hl7.fhir.dstu3.model.Resource;

/** A response of the STU3 door, read by a parser that accepts only STU3. */
record Stu3Answer(Reply reply) {

  int status() {
    return reply.status();
  }

  String body() {
    return reply.body();
  }

  <T extends Resource> T as(Class<T> type) {
    var fhir = FhirContext.forDstu3Cached();
    var parser =
        reply.header("Content-Type").contains("xml") ? fhir.newXmlParser() : fhir.newJsonParser();
    parser.setParserErrorHandler(new ca.uhn.fhir.parser.StrictErrorHandler());
    return type.cast(parser.parseResource(body()));
  }

  Bundle bundle() {
    return as(Bundle.class);
  }

  /** The matches, in order. */
  List<Resource> matches() {
    return inMode(SearchEntryMode.MATCH);
  }

  List<Resource> included() {
    return inMode(SearchEntryMode.INCLUDE);
  }

  List<Resource> inMode(SearchEntryMode mode) {
    return bundle().getEntry().stream()
        .filter(entry -> entry.getSearch().getMode() == mode)
        .map(BundleEntryComponent::getResource)
        .toList();
  }

  /** {@code Type/id} of each match. */
  List<String> found() {
    return matches().stream().map(Stu3Answer::reference).toList();
  }

  static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  /** The problem codes of an OperationOutcome, or of all OperationOutcomes in a Bundle. */
  List<String> problems() {
    var resource = as(Resource.class);
    var outcomes =
        resource instanceof Bundle bundle
            ? bundle.getEntry().stream()
                .flatMap(entry -> Stream.of(entry.getResponse().getOutcome(), entry.getResource()))
            : Stream.<Resource>of(resource);
    return outcomes
        .filter(OperationOutcome.class::isInstance)
        .flatMap(outcome -> codes((OperationOutcome) outcome))
        .toList();
  }

  private static Stream<String> codes(OperationOutcome outcome) {
    return outcome.getIssue().stream()
        .map(issue -> issue.getDetails().getCodingFirstRep())
        .map(Coding::getCode);
  }
}
