package nl.pzp.bench.report;

import java.util.List;
import nl.pzp.problem.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one file.
 *
 * @param file as the tester named it
 * @param format in which the file is, absent when it is in none that is known
 * @param readable whether the file could be opened at all
 * @param findings gravest first
 */
public record FileReport(
    String file, @Nullable String format, boolean readable, List<Finding> findings) {

  public FileReport {
    findings = findings.stream().sorted(java.util.Comparator.comparing(Finding::severity)).toList();
  }

  public long count(Severity severity) {
    return of(severity).size();
  }

  List<Finding> of(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }

  /** Whether something as grave as this, or graver, was found. */
  public boolean has(Severity severity) {
    return findings.stream().anyMatch(finding -> finding.severity().compareTo(severity) <= 0);
  }
}
