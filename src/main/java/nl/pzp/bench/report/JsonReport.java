package nl.pzp.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import nl.pzp.problem.Severity;
import org.jspecify.annotations.Nullable;

/** Reports all findings for programs, in a fixed order of fields; absent values are left out. */
final class JsonReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  String write(List<FileReport> files) {
    var report = JSON.createObjectNode();
    var array = report.putArray("files");
    for (var file : files) {
      var node = array.addObject();
      node.put("file", file.file());
      put(node, "format", file.format());
      for (var severity : Severity.values()) {
        node.put(plural(severity), file.count(severity));
      }
      var findings = node.putArray("findings");
      file.findings().forEach(finding -> write(finding, findings.addObject()));
    }
    try {
      return JSON.writeValueAsString(report) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of texts and numbers can be written", e);
    }
  }

  private static void write(Finding finding, ObjectNode node) {
    node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    node.put("code", finding.code());
    put(node, "linkId", finding.linkId());
    put(node, "question", finding.question());
    put(node, "expression", finding.expression());
    if (finding.line() > 0) {
      node.put("line", finding.line());
    }
    node.put("message", finding.message());
    node.put("remedy", finding.remedy());
    put(node, "quote", finding.quote());
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static String plural(Severity severity) {
    return switch (severity) {
      case ERROR -> "errors";
      case WARNING -> "warnings";
      case INFORMATION -> "notes";
    };
  }
}
