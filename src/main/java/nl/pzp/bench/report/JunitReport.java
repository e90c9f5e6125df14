package nl.pzp.bench.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import nl.pzp.problem.Severity;

/** Reports for build servers: each file is a test case, which fails on an error in the file. */
final class JunitReport {

  private static final String NAME = "pzp-adapter";

  private final TextReport text;

  JunitReport(TextReport text) {
    this.text = text;
  }

  String write(List<FileReport> files) {
    var out = new StringWriter();
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", NAME);
      xml.writeAttribute("tests", Integer.toString(files.size()));
      xml.writeAttribute("failures", Long.toString(failures(files)));
      xml.writeAttribute(
          "errors", Long.toString(files.stream().filter(f -> !f.readable()).count()));
      for (var file : files) {
        testCase(xml, file);
      }
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      return out.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing to memory cannot fail", e);
    }
  }

  private static long failures(List<FileReport> files) {
    return files.stream().filter(file -> file.readable() && file.has(Severity.ERROR)).count();
  }

  private void testCase(XMLStreamWriter xml, FileReport file) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", file.format() == null ? NAME : NAME + "." + file.format());
    xml.writeAttribute("name", file.file());
    var errors = file.of(Severity.ERROR);
    if (!errors.isEmpty()) {
      xml.writeStartElement(file.readable() ? "failure" : "error");
      xml.writeAttribute("type", errors.get(0).code());
      xml.writeAttribute("message", errors.get(0).message());
      xml.writeCharacters(allowed(String.join("\n", text.findings(errors))));
      xml.writeEndElement();
    }
    var others = file.findings().stream().filter(f -> f.severity() != Severity.ERROR).toList();
    if (!others.isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(allowed(String.join("\n", text.findings(others))));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  // A quote may hold characters that XML forbids.
  private static String allowed(String text) {
    return text.replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD]", "\uFFFD");
  }
}
