package nl.pzp.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Reads the definitions that a validator uses and leaves all else unread: packages also hold types
 * that their own FHIR version does not know (ActorDefinition in an R4 package).
 */
final class ConformanceReader {

  private static final Set<String> USED =
      Set.of("StructureDefinition", "ValueSet", "CodeSystem", "Questionnaire");

  private final FhirContext context;
  private final JsonFactory json = new JsonFactory();

  ConformanceReader(FhirContext context) {
    this.context = context;
  }

  /**
   * The definition in this file; empty when it holds something else.
   *
   * @throws IOException when it is no JSON
   * @throws ca.uhn.fhir.parser.DataFormatException when it is no such definition after all
   */
  Optional<IBaseResource> read(byte[] file) throws IOException {
    if (!USED.contains(typeOf(file))) {
      return Optional.empty();
    }
    var parser = context.newJsonParser();
    parser.setParserErrorHandler(new LenientErrorHandler(false));
    return Optional.of(parser.parseResource(new String(file, StandardCharsets.UTF_8)));
  }

  private String typeOf(byte[] file) throws IOException {
    try (var parser = json.createParser(new ByteArrayInputStream(file))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var isType = parser.currentName().equals("resourceType");
        parser.nextToken();
        if (isType) {
          return parser.getValueAsString("");
        }
        parser.skipChildren();
      }
      return "";
    }
  }
}
