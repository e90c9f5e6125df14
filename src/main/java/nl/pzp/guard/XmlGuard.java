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

  public XmlGuard(Limits limits) {
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

  private static void start(XMLStreamReader reader, ShapeGuard shape, Deque<String> path) {
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
