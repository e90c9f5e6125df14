package nl.pzp.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.pzp.bench.report.FileReport;
import nl.pzp.bench.report.Finding;
import nl.pzp.convert.ConvertedMessage;
import nl.pzp.convert.Format;
import nl.pzp.convert.ReadMessage;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.problem.Severity;
import nl.pzp.stu3.Stu3Style;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Converts one message to another format and reports what the target format cannot carry. */
@Command(
    name = "convert",
    description = {
      "Converts a plan between the versions of the form and the resources of the standard.",
      "Losses and warnings go to the standard error, the result to the standard output.",
      "Formats: form2020 (1.0.0-rc2), form2020-rc3, form2020-beta3, form2017 (STU3), r4, r4-beta3,"
          + " stu3."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Converted; what was found is not as grave as --fail-on.",
      "1:Nothing was made, or something was found.",
      "2:The command was given wrongly, or a file could not be read or written."
    },
    mixinStandardHelpOptions = true)
final class ConvertCommand implements BenchCommand {

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The file, or - for the standard input.")
  private String name = InputFiles.STANDARD_INPUT;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--to", required = true, paramLabel = "NAME", description = "The format wanted.")
  private String to = "";

  @Option(
      names = "--from",
      paramLabel = "NAME",
      description = "The format of the file. Without it, the file says.")
  private @Nullable String from;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the result to this file instead of the standard output.")
  private @Nullable Path output;

  @Option(names = "--xml", description = "Write the result as XML instead of JSON.")
  private boolean xml;

  @Option(
      names = "--plain",
      description =
          "STU3 exactly as the standard publishes it, without extensions that carry what STU3 has"
              + " no place for.")
  private boolean plain;

  @Option(
      names = "--report",
      description = "Report every loss, also those that are merely good to know.")
  private boolean report;

  @Option(
      names = "--report-file",
      paramLabel = "FILE",
      description = "Write the loss report to this file instead of the standard error.")
  private @Nullable Path reportFile;

  ConvertCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public Integer call() {
    var bench = common.workbench();
    var findings = common.findings(bench);
    var read = new ArrayList<InputFile>();
    new InputFiles(console.in()).read(List.of(name), read::add);
    // A folder or pattern may match several files; a single result has one destination.
    var file =
        read.size() == 1
            ? read.get(0)
            : InputFile.refused(name, Problem.of(BenchProblem.ONE_FILE_ONLY));
    return convert(bench, findings, file);
  }

  private int convert(Workbench bench, FindingWriter findings, InputFile file) {
    Optional<Format> given;
    Format target;
    try {
      given = Optional.ofNullable(from).map(bench.formats()::asked);
      target = bench.formats().asked(to);
    } catch (ProblemException e) {
      return refused(file, false, findings.of(e.problems().get(0), List.of()));
    }
    if (file.problem().isPresent()) {
      return refused(file, false, findings.of(file.problem().get(), List.of()));
    }
    var look = bench.guard().look(file.bytes());
    if (look.problem().isPresent()) {
      return refused(file, true, findings.of(look.problem().get(), List.of()));
    }
    var reading =
        given.isPresent()
            ? bench.reader().read(look.text(), look.encoding(), given.get().fhir())
            : bench.reader().read(look.text(), look.encoding(), look.isStu3());
    if (reading instanceof ReadMessage.Refused refused) {
      return refused(file, true, findings.of(refused.problem(), refused.words()));
    }
    return converted(bench, findings, file, (ReadMessage.Read) reading, given, target);
  }

  private int converted(
      Workbench bench,
      FindingWriter findings,
      InputFile file,
      ReadMessage.Read read,
      Optional<Format> given,
      Format target) {
    var message = read.message();
    // An unread element could hold a decision.
    if (!read.problems().isEmpty()) {
      var unread = new ArrayList<Finding>();
      for (int i = 0; i < read.problems().size(); i++) {
        unread.add(findings.of(read.problems().get(i), message, null, 0, read.words().get(i)));
      }
      var shown = bench.formats().of(message).orElse(null);
      return finish(file, shown, true, unread, ExitStatus.FINDINGS);
    }
    Format found;
    try {
      found = bench.formats().of(message, given);
    } catch (ProblemException e) {
      return refused(file, true, findings.of(e.problems().get(0), List.of()));
    }
    var conversion = bench.converter().convert(message, found, target, style());
    if (conversion instanceof ConvertedMessage.Converted done) {
      OutputFile.write(output, text(target, done.result()), console.out());
    }
    var asked = asked(found, target);
    var said =
        conversion.problems().stream()
            .map(problem -> findings.of(problem, message, asked, 0, null))
            .toList();
    var status =
        conversion instanceof ConvertedMessage.Converted
                && said.stream().noneMatch(f -> f.severity().compareTo(common.failOn()) <= 0)
            ? ExitStatus.OK
            : ExitStatus.FINDINGS;
    return finish(file, found, true, said, status);
  }

  // The questions of the given form, else of the form that is made.
  private static @Nullable Pack asked(Format from, Format to) {
    return from.holds() == Format.Holds.FORM ? null : to.pack();
  }

  private Stu3Style style() {
    return plain ? Stu3Style.plain() : Stu3Style.full();
  }

  private String text(Format target, IBaseResource result) {
    var fhir = target.fhir().context();
    var parser = xml ? fhir.newXmlParser() : fhir.newJsonParser();
    return parser.setPrettyPrint(true).encodeResourceToString(result) + "\n";
  }

  private int refused(InputFile file, boolean readable, Finding finding) {
    var status = readable ? ExitStatus.FINDINGS : ExitStatus.NOT_DONE;
    return finish(file, null, readable, List.of(finding), status);
  }

  private int finish(
      InputFile file, @Nullable Format format, boolean readable, List<Finding> found, int status) {
    var everything = report || reportFile != null || common.verbose();
    var asked =
        everything
            ? found
            : found.stream().filter(f -> f.severity() != Severity.INFORMATION).toList();
    if (everything || !asked.isEmpty()) {
      var one = new FileReport(file.name(), format == null ? null : format.name(), readable, asked);
      OutputFile.write(
          reportFile,
          common.format().write(List.of(one), common.reader(), everything),
          console.err());
    }
    return status;
  }
}
