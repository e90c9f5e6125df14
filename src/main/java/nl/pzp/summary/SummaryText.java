package nl.pzp.summary;

import java.util.ArrayList;
import java.util.List;

/** The page as paragraphs of plain text, in its order, for ways that carry nothing else. */
final class SummaryText {

  private SummaryText() {}

  static List<String> of(SummaryPage page) {
    var lines = new ArrayList<String>();
    lines.add(page.title());
    lines.add(page.asOf());
    lines.add("");
    patient(page, lines);
    if (!page.attention().lines().isEmpty()) {
      lines.add("");
      lines.add(page.attention().heading());
      page.attention().lines().forEach(line -> lines.add("- " + line));
    }
    for (var table : page.tables()) {
      lines.add("");
      lines.add(table.heading());
      for (var row : table.rows()) {
        lines.add("- " + row.label() + ": " + row.answer());
        row.details().forEach(detail -> lines.add("  " + detail));
      }
    }
    if (!page.notes().isEmpty()) {
      lines.add("");
      lines.addAll(page.notes());
    }
    return lines;
  }

  /** The lines that name the patient. */
  static void patient(SummaryPage page, List<String> lines) {
    lines.add(page.patient().name());
    lines.add(page.patient().born());
    lines.add(page.patient().bsn());
    if (page.patient().deceased() != null) {
      lines.add(page.patient().deceased());
    }
  }
}
