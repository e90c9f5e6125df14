package nl.pzp.record.search;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import nl.pzp.record.StoredResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One current resource during one search; its content is read when first asked for. */
final class ResultEntry {

  private final StoredResource stored;
  private @Nullable Resource resource;

  ResultEntry(StoredResource stored) {
    this.stored = stored;
  }

  StoredResource stored() {
    return stored;
  }

  /** {@code Type/id}. */
  String key() {
    return stored.type() + "/" + stored.id();
  }

  Resource resource() {
    var read = resource;
    if (read == null) {
      read = read();
      resource = read;
    }
    return read;
  }

  private Resource read() {
    try {
      return (Resource) parser().parseResource(stored.json());
    } catch (DataFormatException e) {
      // Omit the cause: the parser's message quotes the content.
      throw new IllegalStateException("The content of " + stored + " is no FHIR R4 resource");
    }
  }

  // A parser is not for two threads and costs next to nothing; the context is the costly part.
  private static IParser parser() {
    var parser = FhirContext.forR4Cached().newJsonParser();
    parser.setParserErrorHandler(new LenientErrorHandler(false));
    return parser;
  }
}
