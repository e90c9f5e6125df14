package nl.pzp.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.pzp.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the synthetic people that come with the adapter. */
@Command(
    name = "people",
    description = "Lists the synthetic people of profiles/examples, each with its story.",
    mixinStandardHelpOptions = true)
final class PeopleCommand implements BenchCommand {

  private static final String EXAMPLES = "examples";
  private static final String STORY = "README.md";

  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  PeopleCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommonOptions common() {
    return common;
  }

  @Override
  public Integer call() {
    var profiles = common.workbench().profiles();
    var people = profiles.foldersIn(EXAMPLES);
    if (people.isEmpty()) {
      throw Problem.of(BenchProblem.PEOPLE_ABSENT).asException();
    }
    for (var person : people) {
      var folder = profiles.resolve(EXAMPLES).resolve(person);
      console.out().println(folder);
      story(folder.resolve(STORY)).forEach(line -> console.out().println("  " + line));
    }
    console.out().flush();
    return ExitStatus.OK;
  }

  private static List<String> story(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
