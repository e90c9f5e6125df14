package nl.pzp.bench.report;

import java.util.List;
import nl.pzp.problem.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The findings of one file.
 *
 * @param file as the tester named it
 * @param format of the file, absent when unknown
 * @param readable whether the file could be opened
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

  /** Whether a finding has at least this severity. */
  public boolean has(Severity severity) {
    return findings.stream().anyMatch(finding -> finding.severity().compareTo(severity) <= 0);
  }
}
