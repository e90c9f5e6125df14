package nl.pzp.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.pzp.bench.report.FileReport;
import nl.pzp.validation.ResourceValidator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports the problems of each file. */
@Command(
    name = "validate",
    description = {
      "Checks files as the adapter's doors would: a filled form or resources of the standard, JSON"
          + " or XML.",
      "Nothing is sent anywhere."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Nothing was found, or nothing as grave as --fail-on.",
      "1:Something was found.",
      "2:The command was given wrongly, or a file could not be read."
    },
    mixinStandardHelpOptions = true)
final class ValidateCommand implements BenchCommand {

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files, folders, patterns, or - for the standard input.")
  private List<String> names = new ArrayList<>();

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the findings to this file instead of the standard output.")
  private @Nullable Path output;

  @Option(
      names = "--quick",
      description =
          "Check the form alone, without the FHIR validator, which takes seconds to load.")
  private boolean quick;

  @Option(
      names = "--packages-dir",
      paramLabel = "DIR",
      description =
          "The folder with the national packages. Without it: pzp.packages.dir,"
              + " PZP_PACKAGES_DIR, the working folder, or the folder of the jar.")
  private @Nullable String packagesFolder;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public Integer call() {
    var bench = common.workbench();
    var validator =
        quick
            ? Optional.<ResourceValidator>empty()
            : Optional.of(bench.validator(Workbench.folder("packages", packagesFolder)));
    var check = new MessageCheck(bench, validator, common.findings(bench));
    var reports = new ArrayList<FileReport>();
    new InputFiles(console.in()).read(names, file -> reports.add(check.check(file)));
    OutputFile.write(
        output, common.format().write(reports, common.reader(), common.verbose()), console.out());
    if (reports.stream().anyMatch(report -> !report.readable())) {
      return ExitStatus.NOT_DONE;
    }
    return reports.stream().anyMatch(report -> report.has(common.failOn()))
        ? ExitStatus.FINDINGS
        : ExitStatus.OK;
  }
}
