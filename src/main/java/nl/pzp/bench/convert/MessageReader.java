package nl.pzp.bench.convert;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.util.List;
import java.util.Objects;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.Resource;

/** Reads a FHIR R4 text, JSON or XML: a Bundle or one resource. */
public final class MessageReader {

  private final FhirContext fhir;
  private final MessageResources resources;

  /**
   * @param source who is taken to have sent what does not name its source; part of the ids
   */
  public MessageReader(FhirContext fhir, Systems systems, String source) {
    this.fhir = fhir;
    this.resources = new MessageResources(fhir, systems, source);
  }

  public MessageReading read(byte[] bytes) {
    return TextCheck.decoded(bytes)
        .map(this::read)
        .orElseGet(
            () ->
                new MessageReading.Refused(
                    Problem.of(ConversionProblem.NOT_UTF8), List.<String>of()));
  }

  public MessageReading read(String text) {
    var encoding = TextCheck.encoding(text);
    if (encoding.isEmpty()) {
      return new MessageReading.Refused(Problem.of(ConversionProblem.NOT_FHIR), List.of());
    }
    var broken = TextCheck.broken(text, encoding.get());
    return broken
        .<MessageReading>map(problem -> new MessageReading.Refused(problem, List.of()))
        .orElseGet(() -> parsed(text, encoding.get()));
  }

  private MessageReading parsed(String text, EncodingEnum encoding) {
    var findings = new ParserFindings();
    var parser = encoding.newParser(fhir);
    parser.setParserErrorHandler(findings);
    // An entry's address is no id: which id it gets is decided here.
    parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
    try {
      var content = (Resource) parser.parseResource(text);
      return new MessageReading.Read(
          new Message(content, resources.of(content)), findings.problems(), findings.words());
    } catch (DataFormatException | ClassCastException | IllegalArgumentException e) {
      // The parser stops at some values, where for others it asks.
      var isResource = fhir.getResourceTypes().contains(TextCheck.rootName(text, encoding));
      return new MessageReading.Refused(
          Problem.of(
              isResource
                  ? ConversionProblem.VALUE_STOPS_READING
                  : ConversionProblem.CONTENT_UNREADABLE),
          List.of(Objects.toString(e.getMessage(), e.getClass().getSimpleName())));
    }
  }
}
