package nl.pzp.bench;

import java.nio.file.Files;
import java.util.Locale;
import nl.pzp.bench.report.ReportFormat;
import nl.pzp.problem.Severity;
import nl.pzp.terminology.Profiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that reads a message. */
final class CommonOptions {

  /** The lowest severity that gives exit status 1. */
  enum FailOn {
    ERROR(Severity.ERROR),
    WARNING(Severity.WARNING),
    NOTE(Severity.INFORMATION);

    private final Severity severity;

    FailOn(Severity severity) {
      this.severity = severity;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The languages of problem texts. */
  enum Language {
    NL,
    EN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of what is found: ${COMPLETION-CANDIDATES}. Without it, yours.")
  private @Nullable Language language;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "How findings are written: ${COMPLETION-CANDIDATES}. Without it: text.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "GRAVITY",
      defaultValue = "error",
      description =
          "Exit status 1 for a finding of this gravity or above: ${COMPLETION-CANDIDATES}; default"
              + " error.")
  private FailOn failOn = FailOn.ERROR;

  @Option(
      names = "--verbose",
      description =
          "Also say what is merely good to know, and quote from the file what a finding is about.")
  private boolean verbose;

  @Option(
      names = "--profiles-dir",
      paramLabel = "DIR",
      description =
          "The adapter's folder profiles. Without it: pzp.profiles.dir, PZP_PROFILES_DIR, the"
              + " working folder, or the folder of the jar.")
  private @Nullable String profilesFolder;

  Locale reader() {
    return language == null ? Locale.getDefault() : Locale.forLanguageTag(language.toString());
  }

  ReportFormat format() {
    return format;
  }

  Severity failOn() {
    return failOn.severity;
  }

  boolean verbose() {
    return verbose;
  }

  /**
   * Creates the tools from the profiles folder.
   *
   * @throws NoProfilesException when there is no such folder
   */
  Workbench workbench() {
    var folder = Workbench.folder("profiles", profilesFolder);
    if (!Files.isDirectory(folder)) {
      throw new NoProfilesException(folder);
    }
    return new Workbench(Profiles.in(folder));
  }

  FindingWriter findings(Workbench bench) {
    return new FindingWriter(bench.catalogue(), bench.packs(), reader(), verbose);
  }
}
