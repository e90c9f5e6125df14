package nl.pzp.fhirapi.convert;

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

  /** Reads a text that the guard of the doors let through. */
  public MessageReading read(String text, EncodingEnum encoding) {
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
      return new MessageReading.Refused(
          Problem.of(ConversionProblem.CONTENT_UNREADABLE),
          List.of(Objects.toString(e.getMessage(), e.getClass().getSimpleName())));
    }
  }
}
