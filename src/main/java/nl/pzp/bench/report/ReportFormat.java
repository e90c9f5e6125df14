package nl.pzp.bench.report;

import java.util.List;
import java.util.Locale;

/** The ways to write a report. */
public enum ReportFormat {
  TEXT,
  JSON,
  JUNIT;

  /**
   * The report, ending in a new line.
   *
   * @param everything whether the text also has what is merely good to know; JSON always has
   */
  public String write(List<FileReport> files, Locale reader, boolean everything) {
    return switch (this) {
      case TEXT -> new TextReport(Labels.in(reader), everything).write(files);
      case JSON -> new JsonReport().write(files);
      case JUNIT -> new JunitReport(new TextReport(Labels.in(reader), true)).write(files);
    };
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
