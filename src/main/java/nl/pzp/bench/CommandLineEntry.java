package nl.pzp.bench;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * The entry point of the command line: detects a command in the arguments and runs it without a
 * server.
 */
public final class CommandLineEntry {

  private static final Set<String> QUESTIONS = Set.of("-h", "--help", "-V", "--version");
  private static final String LOGGING = "logback.configurationFile";

  private CommandLineEntry() {}

  /**
   * Whether the arguments name a command: any argument that is not a server setting. A misspelt
   * command must not start a server.
   */
  public static boolean runs(String... arguments) {
    return Arrays.stream(arguments)
        .anyMatch(argument -> QUESTIONS.contains(argument) || !argument.startsWith("-"));
  }

  /** Runs the command and returns the exit status: 0 success, 1 findings, 2 not done. */
  public static int run(String... arguments) {
    // Logs could quote a message, and would mix with the output.
    System.setProperty(LOGGING, "command-line-logging.xml");
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    return run(new Console(System.in, out, err), arguments);
  }

  static int run(Console console, String... arguments) {
    var commands = commands(console);
    commands.setOut(writer(console.out()));
    commands.setErr(writer(console.err()));
    commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler(
        (fault, command, parsed) -> failed(console, fault, parsed));
    return commands.execute(arguments);
  }

  private static CommandLine commands(Console console) {
    return new CommandLine(new AdapterCommand())
        .addSubcommand(new ValidateCommand(console))
        .addSubcommand(new ConvertCommand(console))
        .addSubcommand(new PeopleCommand(console))
        .addSubcommand(new FetchPackagesCommand(console))
        .addSubcommand(new KeysCommand(console))
        .addSubcommand(new PacksCommand(console))
        .addSubcommand(new HubCommand(console))
        .addSubcommand(new NeighboursCommand(console));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  // An exception message may quote the file: show its class only, and the trace on request.
  private static int failed(Console console, Exception fault, ParseResult parsed) {
    if (fault instanceof NoProfilesException) {
      console.err().println(fault.getMessage());
      return ExitStatus.NOT_DONE;
    }
    var command = (BenchCommand) parsed.subcommand().commandSpec().userObject();
    var problems =
        fault instanceof ProblemException known
            ? known.problems()
            : List.of(
                Problem.of(BenchProblem.FAULT).with("fault", fault.getClass().getSimpleName()));
    var findings = command.common().findings(command.common().workbench());
    for (var problem : problems) {
      var finding = findings.of(problem, List.of());
      console.err().println(finding.code() + " " + finding.message());
      console.err().println("  " + finding.remedy());
    }
    if (command.common().verbose()) {
      fault.printStackTrace(console.err());
    }
    return ExitStatus.NOT_DONE;
  }
}
