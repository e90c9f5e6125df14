package nl.pzp.bench.report;

import java.util.List;
import java.util.Locale;

/** The formats of a report. */
public enum ReportFormat {
  TEXT,
  JSON,
  JUNIT;

  /**
   * The report, ending in a new line.
   *
   * @param everything whether the text includes information findings; JSON always does
   */
  public String write(List<FileReport> files, Locale reader, boolean everything) {
    return switch (this) {
      case TEXT -> new TextReport(Labels.in(reader), everything).write(files);
      case JSON -> new JsonReport().write(files);
      case JUNIT -> new JunitReport(new TextReport(Labels.in(reader), true)).write(files);
    };
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
