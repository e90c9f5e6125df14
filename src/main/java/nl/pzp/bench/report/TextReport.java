package nl.pzp.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nl.pzp.problem.Severity;

/** Reports for people: one line per file, then each finding with its place and remedy. */
final class TextReport {

  private static final String INDENT = "  ";

  private final Labels labels;
  private final boolean everything;

  TextReport(Labels labels, boolean everything) {
    this.labels = labels;
    this.everything = everything;
  }

  String write(List<FileReport> files) {
    var lines = new ArrayList<String>();
    for (var file : files) {
      lines.add(
          file.file()
              + (file.format() == null ? "" : " (" + file.format() + ")")
              + ": "
              + summary(file));
      findings(file.findings()).forEach(line -> lines.add(INDENT + line));
    }
    if (files.size() > 1) {
      var bad = files.stream().filter(file -> file.has(Severity.ERROR)).count();
      lines.add(labels.of("total", files.size(), bad));
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  List<String> findings(List<Finding> findings) {
    var lines = new ArrayList<String>();
    for (var finding : findings) {
      if (everything || finding.severity() != Severity.INFORMATION) {
        lines.add(labels.severity(finding.severity()) + " " + finding.code() + place(finding));
        lines.add(INDENT + finding.message());
        lines.add(INDENT + labels.of("remedy", finding.remedy()));
        if (finding.quote() != null) {
          lines.add(INDENT + labels.of("quote", finding.quote()));
        }
      }
    }
    return lines;
  }

  private String place(Finding finding) {
    var place = new StringBuilder();
    if (finding.linkId() != null) {
      place.append(", ").append(labels.of("question", finding.linkId()));
      if (finding.question() != null) {
        place.append(" \"").append(finding.question()).append('"');
      }
    }
    if (finding.expression() != null) {
      place.append(", ").append(finding.expression());
    }
    if (finding.line() > 0) {
      place.append(", ").append(labels.of("line", Integer.toString(finding.line())));
    }
    return place.toString();
  }

  private String summary(FileReport file) {
    var counts =
        Arrays.stream(Severity.values())
            .filter(severity -> file.count(severity) > 0)
            .map(severity -> labels.count(severity, file.count(severity)))
            .collect(Collectors.joining(", "));
    if (file.has(Severity.WARNING)) {
      return counts;
    }
    return labels.of("ok") + (counts.isEmpty() ? "" : ", " + counts);
  }
}
