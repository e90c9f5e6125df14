package nl.pzp.guard;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;

/** Guards XML: refuses a document type, excessive depth and absurd numbers. */
public final class XmlGuard implements ContentGuard {

  private static final String FHIR = "http://hl7.org/fhir";

  private final XMLInputFactory xml;
  private final int deepest;

  public XmlGuard(LimitSettings limits) {
    this.deepest = limits.nesting();
    this.xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    xml.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
  }

  @Override
  public Guarded check(String text) {
    try {
      var reader = xml.createXMLStreamReader(new StringReader(text));
      return Guarded.safe(walk(reader));
    } catch (ProblemException e) {
      return Guarded.refused(e.problems().get(0));
    } catch (XMLStreamException e) {
      return Guarded.refused(at(e.getLocation(), GuardProblem.XML_BROKEN));
    }
  }

  private ShapeGuard walk(XMLStreamReader reader) throws XMLStreamException {
    var shape = new ShapeGuard();
    Deque<String> path = new ArrayDeque<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw at(reader.getLocation(), GuardProblem.XML_DOCTYPE).asException();
        case XMLStreamConstants.START_ELEMENT -> {
          if (path.size() == deepest) {
            throw at(reader.getLocation(), GuardProblem.NESTED_TOO_DEEP)
                .with("limit", Integer.toString(deepest))
                .asException();
          }
          start(reader, shape, path);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader, path);
        case XMLStreamConstants.END_ELEMENT -> {
          path.pop();
          var problem = shape.close();
          if (problem.isPresent()) {
            throw problem.get().asException();
          }
        }
        default -> {}
      }
    }
    return shape;
  }

  // FHIR XML has its values in attributes; text would be dropped without a word (R4, 2.6.1).
  private static void text(XMLStreamReader reader, Deque<String> path) {
    var text = reader.getText();
    if (!MessageCharacters.isAllowed(text)) {
      throw at(reader.getLocation(), GuardProblem.CHARACTER_NOT_ALLOWED).asException();
    }
    if (!text.isBlank() && !path.contains("div")) {
      throw at(reader.getLocation(), GuardProblem.XML_TEXT)
          .with("element", path.isEmpty() ? "-" : path.element())
          .asException();
    }
  }

  private static void attributes(XMLStreamReader reader) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (!MessageCharacters.isAllowed(reader.getAttributeValue(i))) {
        throw at(reader.getLocation(), GuardProblem.CHARACTER_NOT_ALLOWED).asException();
      }
    }
  }

  private static void start(XMLStreamReader reader, ShapeGuard shape, Deque<String> path) {
    attributes(reader);
    var name = reader.getLocalName();
    var value = reader.getAttributeValue(null, "value");
    var parent = path.isEmpty() ? "" : path.element();
    if (!path.isEmpty()) {
      shape.element(name);
      if (name.equals("id") && value != null) {
        shape.id(value);
      }
    }
    if (value == null) {
      shape.open(name);
    } else {
      if (Numbers.mayBeDecimal(name, parent) && Numbers.isAbsurd(value)) {
        throw at(reader.getLocation(), GuardProblem.NUMBER_TOO_BIG).asException();
      }
      if (Numbers.hasForeignDigits(value)) {
        throw at(reader.getLocation(), GuardProblem.DIGIT_NOT_ALLOWED).asException();
      }
      if (Dates.isDated(name) && !Dates.isWellFormed(name, value)) {
        throw at(reader.getLocation(), GuardProblem.DATE_MALFORMED)
            .with("element", name)
            .asException();
      }
      shape.text(name, value);
      shape.openValue(name);
    }
    // In FHIR, resource types start with a capital, elements do not.
    if (FHIR.equals(reader.getNamespaceURI()) && Character.isUpperCase(name.charAt(0))) {
      shape.type(name);
    }
    path.push(name);
  }

  private static Problem at(Location location, GuardProblem code) {
    return Problem.of(code)
        .with("line", Integer.toString(location.getLineNumber()))
        .with("column", Integer.toString(location.getColumnNumber()));
  }
}
