package nl.pzp.bench.convert;

import ca.uhn.fhir.rest.api.EncodingEnum;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import nl.pzp.problem.Problem;

/** What can be said of a text before FHIR comes in: its encoding, and where its notation breaks. */
final class TextCheck {

  private static final String FHIR = "http://hl7.org/fhir";
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private TextCheck() {}

  /** The text of these bytes without byte order mark, or empty when they are not UTF-8. */
  static Optional<String> decoded(byte[] bytes) {
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return Optional.of(
          !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** JSON or XML by the first character that is no space; empty when it is neither. */
  static Optional<EncodingEnum> encoding(String text) {
    var start = text.stripLeading();
    if (start.startsWith("{")) {
      return Optional.of(EncodingEnum.JSON);
    }
    return start.startsWith("<") ? Optional.of(EncodingEnum.XML) : Optional.empty();
  }

  /** The first place where the notation is broken, or empty. */
  static Optional<Problem> broken(String text, EncodingEnum encoding) {
    return encoding == EncodingEnum.XML ? brokenXml(text) : brokenJson(text);
  }

  /** What the text says that it is: the resource type, or the name of its outermost element. */
  static String rootName(String text, EncodingEnum encoding) {
    try {
      if (encoding == EncodingEnum.JSON) {
        return new ObjectMapper().readTree(text).path("resourceType").asText();
      }
      var reader = xml().createXMLStreamReader(new StringReader(text));
      reader.nextTag();
      return reader.getLocalName();
    } catch (JsonProcessingException | XMLStreamException e) {
      return "";
    }
  }

  private static Optional<Problem> brokenJson(String text) {
    try (var parser = JSON.createParser(text)) {
      int depth = 0;
      var ended = false;
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (ended) {
          return Optional.of(at(ConversionProblem.JSON_BROKEN, parser.currentTokenLocation()));
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        ended = depth == 0;
      }
      return Optional.empty();
    } catch (JsonParseException e) {
      // The library has no type of its own for a name that stands twice.
      var twice = e.getOriginalMessage().startsWith("Duplicate field");
      return Optional.of(
          at(
              twice ? ConversionProblem.NAME_TWICE : ConversionProblem.JSON_BROKEN,
              e.getLocation()));
    } catch (JsonProcessingException e) {
      return Optional.of(at(ConversionProblem.JSON_BROKEN, e.getLocation()));
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory cannot fail to be read", e);
    }
  }

  private static Optional<Problem> brokenXml(String text) {
    try {
      var reader = xml().createXMLStreamReader(new StringReader(text));
      var isFhir = true;
      int depth = 0;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD -> {
            return Optional.of(Problem.of(ConversionProblem.XML_DOCTYPE));
          }
          case XMLStreamConstants.START_ELEMENT ->
              isFhir &= depth++ > 0 || FHIR.equals(reader.getNamespaceURI());
          case XMLStreamConstants.END_ELEMENT -> depth--;
          default -> {}
        }
      }
      return isFhir
          ? Optional.empty()
          : Optional.of(Problem.of(ConversionProblem.CONTENT_UNREADABLE));
    } catch (XMLStreamException e) {
      var place = e.getLocation();
      return Optional.of(
          at(
              ConversionProblem.XML_BROKEN,
              place == null ? 0 : place.getLineNumber(),
              place == null ? 0 : place.getColumnNumber()));
    }
  }

  private static XMLInputFactory xml() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static Problem at(ConversionProblem code, JsonLocation location) {
    return at(code, location.getLineNr(), location.getColumnNr());
  }

  private static Problem at(ConversionProblem code, int line, int column) {
    return Problem.of(code)
        .with("line", Integer.toString(line))
        .with("column", Integer.toString(column));
  }
}
